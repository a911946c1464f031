using System.Text.Json.Nodes;

namespace PerfTest.Core.Tests.Documentation;

/// <summary>
/// Checks a value against a JSON schema, in the keywords that ours use: type, const, enum, properties, required, additionalProperties, items, minimum, oneOf, $ref to
/// $defs. A keyword that it does not know is an error, so that nothing is silently left unchecked.
/// </summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] Ignored = ["$schema", "title", "description", "$defs", "format"];

    /// <summary>What is wrong, each with the path of the value; empty if nothing is.</summary>
    public static IEnumerable<string> Problems(JsonNode? value, JsonNode schema) => Check(value, schema.AsObject(), schema.AsObject(), "$");

    private static IEnumerable<string> Check(JsonNode? value, JsonObject schema, JsonObject root, string path)
    {
        foreach ((string keyword, JsonNode? rule) in schema)
        {
            IEnumerable<string> problems = keyword switch
            {
                _ when Ignored.Contains(keyword) => [],
                "$ref" => Check(value, root["$defs"]![((string)rule!)["#/$defs/".Length..]]!.AsObject(), root, path),
                "type" => Types(rule!).Any(type => Is(value, type)) ? [] : [$"{path} is {value?.ToJsonString() ?? "null"}, not {string.Join(" or ", Types(rule!))}"],
                "const" => JsonNode.DeepEquals(value, rule) ? [] : [$"{path} is {value?.ToJsonString()}, not {rule!.ToJsonString()}"],
                "enum" => rule!.AsArray().Any(one => JsonNode.DeepEquals(value, one)) ? [] : [$"{path} is {value?.ToJsonString()}, none of {rule.ToJsonString()}"],
                "minimum" => value is JsonValue number && (double)number < (double)rule! ? [$"{path} is {number}, below {rule}"] : [],
                "required" => value is JsonObject whole ? rule!.AsArray().Select(name => (string)name!).Where(name => !whole.ContainsKey(name)).Select(name => $"{path}.{name} is missing") : [],
                "properties" => value is JsonObject known ? known.Where(member => rule!.AsObject().ContainsKey(member.Key)).SelectMany(member => Check(member.Value, rule![member.Key]!.AsObject(), root, $"{path}.{member.Key}")) : [],
                "additionalProperties" => value is JsonObject all ? Additional(all, schema, rule!, root, path) : [],
                "items" => value is JsonArray array ? array.SelectMany((item, i) => Check(item, rule!.AsObject(), root, $"{path}[{i}]")) : [],
                "oneOf" => rule!.AsArray().Count(one => !Check(value, one!.AsObject(), root, path).Any()) == 1 ? [] : [$"{path} fits none or several of oneOf: {value?.ToJsonString()}"],
                _ => throw new NotSupportedException($"The keyword '{keyword}' is not known here."),
            };
            foreach (string problem in problems)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Additional(JsonObject value, JsonObject schema, JsonNode rule, JsonObject root, string path)
    {
        IEnumerable<KeyValuePair<string, JsonNode?>> others = value.Where(member => schema["properties"]?.AsObject().ContainsKey(member.Key) != true);
        return rule is JsonObject allowed
            ? others.SelectMany(member => Check(member.Value, allowed, root, $"{path}.{member.Key}"))
            : (bool)rule ? [] : others.Select(member => $"{path}.{member.Key} is not in the schema");
    }

    private static string[] Types(JsonNode rule) => rule is JsonArray several ? [.. several.Select(type => (string)type!)] : [(string)rule!];

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number && (double)number % 1 == 0,
        _ => value is JsonValue other && other.GetValueKind().ToString().StartsWith(type == "boolean" ? "" : type, StringComparison.OrdinalIgnoreCase)
            && (type != "boolean" || other.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False),
    };
}
