using System.Collections.Immutable;
using System.Text.Json;

namespace PerfTest.Planning;

/// <summary>A value of a JSON text and where it stands. (The framework's own documents do not keep the place.)</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A string without its quotes and escapes; a number, <c>true</c>, <c>false</c> and <c>null</c> as written; empty for objects and arrays.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record JsonPart(JsonValueKind Kind, string Text, Place Place)
{
    /// <summary>The members of an object, in the order of the text, a name that is written twice twice.</summary>
    public ImmutableArray<JsonMember> Members { get; init; } = [];

    /// <summary>The items of an array.</summary>
    public ImmutableArray<JsonPart> Items { get; init; } = [];

    /// <summary>As messages show it: <c>"5"</c>, <c>5</c>, <c>an array</c>.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.String => Written.Quote(Text),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => Text,
    };
}
