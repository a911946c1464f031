using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

/// <summary>The schema tells editors what the reader accepts.</summary>
public class SettingSchemaTests
{
    private static readonly JsonElement Schema = Read();

    [Fact]
    public void Its_keys_are_the_readers()
    {
        Names(Schema.GetProperty("properties")).Should().BeEquivalentTo(SettingKeys.All.Select(key => key.Name));
        Names(Definition("test").GetProperty("properties")).Should().BeEquivalentTo(SettingKeys.All.Where(key => !key.IsForAll).Select(key => key.Name));
        Names(Definition("thresholds").GetProperty("items").GetProperty("anyOf")[1].GetProperty("properties")).Should().BeEquivalentTo(SettingKeys.OfThreshold.Select(key => key.Name));
    }

    [Fact]
    public void No_other_key_is_allowed()
    {
        Schema.GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        Definition("test").GetProperty("additionalProperties").GetBoolean().Should().BeFalse();
        Schema.GetProperty("properties").GetProperty("tests").GetProperty("additionalProperties").GetProperty("$ref").GetString().Should().Be("#/definitions/test");
    }

    public static TheoryData<string> KeyNames => [.. SettingKeys.All.Select(key => key.Name)];

    [Theory]
    [MemberData(nameof(KeyNames))]
    public void What_stands_behind_a_key_is_what_the_reader_wants(string name)
    {
        string[] types = SettingKeys.All.Single(key => key.Name == name).Shape switch
        {
            SettingShape.WholeNumber => ["integer"],
            SettingShape.Number => ["number"],
            SettingShape.Text => ["string"],
            SettingShape.Switch => ["boolean"],
            SettingShape.SwitchOrWholeNumber => ["boolean", "integer"],
            SettingShape.SwitchOrText => ["boolean", "string"],
            SettingShape.TextOrTexts => ["string", "array"],
            SettingShape.Tags => ["object", "string"],
            SettingShape.Thresholds or SettingShape.Texts => ["array"],
            _ => ["object"],
        };

        Types(Of(name)).Should().Equal(types);
    }

    [Theory]
    [MemberData(nameof(KeyNames))]
    public void Its_examples_and_defaults_are_read_without_a_mistake(string name)
    {
        JsonElement of = Of(name);
        IEnumerable<JsonElement> values = Values(of, "examples").Concat(Values(of, "enum"));
        if (of.TryGetProperty("default", out JsonElement byDefault))
        {
            values = values.Append(byDefault);
        }

        foreach (JsonElement value in values)
        {
            Json.File($$"""{ "{{name}}": {{value.GetRawText()}} }""").Mistakes.Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(KeyNames))]
    public void Its_bounds_are_the_readers(string name)
    {
        if (!Of(name).TryGetProperty("minimum", out JsonElement least))
        {
            return;
        }

        long most = Of(name).GetProperty("maximum").GetInt64();
        Json.File($$"""{ "{{name}}": {{least.GetInt64()}} }""").Mistakes.Should().BeEmpty();
        Json.File($$"""{ "{{name}}": {{most}} }""").Mistakes.Should().BeEmpty();
        Json.File($$"""{ "{{name}}": {{least.GetInt64() - 1}} }""").Mistakes.Should().HaveCount(1);
        Json.File($$"""{ "{{name}}": {{most + 1}} }""").Mistakes.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("500ms")]
    [InlineData("30s")]
    [InlineData("1h30m")]
    [InlineData("1 h 30 m")]
    [InlineData(" 1.5s ")]
    [InlineData("1d2h3m4s5ms6us700ns")]
    [InlineData("7µs")]
    [InlineData("00:05:00")]
    [InlineData("1.00:05:00.25")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-1s")]
    [InlineData("1s1m")]
    [InlineData("1s1s")]
    [InlineData("1x")]
    [InlineData("1.s")]
    [InlineData("0:05:00")]
    [InlineData("00:05")]
    public void Its_pattern_of_durations_is_the_parsers(string text) => Matches("gracefulStop", text).Should().Be(DurationParser.Parse(text).IsOk);

    [Theory]
    [InlineData("100/s")]
    [InlineData("600 / m")]
    [InlineData("5/500ms")]
    [InlineData("0.5/s")]
    [InlineData("5/1h30m")]
    [InlineData("1/00:00:30")]
    [InlineData("100")]
    [InlineData("100/")]
    [InlineData("/s")]
    [InlineData("-1/s")]
    [InlineData("1./s")]
    [InlineData("1/x")]
    [InlineData("1/5")]
    public void Its_pattern_of_rates_is_the_parsers(string text) => Matches("rate", text).Should().Be(RateParser.Parse(text).IsOk);

    [Fact]
    public void Whatever_the_duration_parser_takes_the_pattern_does() =>
        Law.Holds(Law.Strings("0123456789:. dhmsun"), text => !DurationParser.Parse(text).IsOk || Matches("duration", text));

    [Fact]
    public void Whatever_the_rate_parser_takes_the_pattern_does() =>
        Law.Holds(Law.Strings("0123456789:./ dhmsun"), text => !RateParser.Parse(text).IsOk || Matches("rate", text));

    private static bool Matches(string key, string text) => Regex.IsMatch(text, Of(key).GetProperty("pattern").GetString()!, RegexOptions.ECMAScript);

    private static JsonElement Definition(string name) => Schema.GetProperty("definitions").GetProperty(name);

    private static JsonElement Of(string key)
    {
        JsonElement property = Schema.GetProperty("properties").GetProperty(key);
        if (!property.TryGetProperty("$ref", out JsonElement reference))
        {
            return property;
        }

        reference.GetString().Should().Be($"#/definitions/{key}");
        return Definition(key);
    }

    // Where there is no type the kinds of what is listed are meant: an enum of strings, several patterns of strings.
    private static string[] Types(JsonElement of)
    {
        string[] written = of.TryGetProperty("type", out JsonElement type) ? [type.GetString()!]
            : of.TryGetProperty("enum", out _) ? ["string"]
            : [.. of.GetProperty("anyOf").EnumerateArray().Select(one => one.GetProperty("type").GetString()!)];
        return written;
    }

    private static JsonElement[] Values(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement values) ? [.. values.EnumerateArray()] : [];

    private static IEnumerable<string> Names(JsonElement of) => of.EnumerateObject().Select(property => property.Name);

    private static JsonElement Read([CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "..", "src", "PerfTest.Core", "schemas", "perftest.schema.json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }
}
