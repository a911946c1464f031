using System.Text.Json;
using FluentAssertions;
using PerfTest.Planning;

namespace PerfTest.Core.Tests.Planning.Overrides;

public class JsonPartReaderTests
{
    [Fact]
    public void Every_value_and_where_it_stands()
    {
        JsonPart root = Read("""
            { // a comment
              "a": 1.50e2,
              "ü": "x\ny", "b": [true, null, {}],
            }
            """);

        (root.Kind, root.Place).Should().Be((JsonValueKind.Object, new Place(1, 1)));
        root.Members.Select(member => (member.Name, member.Place, member.Value.Kind, member.Value.Text, member.Value.Place)).Should().Equal(
            ("a", new Place(2, 3), JsonValueKind.Number, "1.50e2", new Place(2, 8)),
            ("ü", new Place(3, 3), JsonValueKind.String, "x\ny", new Place(3, 8)),
            ("b", new Place(3, 16), JsonValueKind.Array, "", new Place(3, 21)));
        root.Members[2].Value.Items.Select(item => (item.Kind, item.Place)).Should().Equal(
            (JsonValueKind.True, new Place(3, 22)), (JsonValueKind.Null, new Place(3, 28)), (JsonValueKind.Object, new Place(3, 34)));
    }

    [Fact]
    public void A_name_that_is_written_twice_is_there_twice() => Read("""{ "a": 1, "a": 2 }""").Members.Select(member => member.Value.Text).Should().Equal("1", "2");

    [Theory]
    [InlineData("{ \"a\": }", 1, 8, "this is not JSON: '}' is an invalid start of a value.")]
    [InlineData("{\n  \"ä\": 1\n  \"b\": 2\n}", 3, 3, "this is not JSON: '\"' is invalid after a value. Expected either ',', '}', or ']'.")]
    [InlineData("{ \"a\": 1 ", 1, 10, "this is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    [InlineData("{} {}", 1, 4, "this is not JSON: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("", 1, 1, "this is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.")]
    public void What_is_no_json(string text, int line, int column, string mistake)
    {
        JsonPartReader.Read(text, out JsonPart? part, out Place place).Should().Be(mistake);

        (part, place).Should().Be((null, new Place(line, column)));
    }

    [Fact]
    public void Any_text_can_be_read() => Law.Holds(
        Law.Strings("{}[]\":,1.e-truefalsn \n\\u\ud800ü/*"), text => JsonPartReader.Read(text, out JsonPart? part, out Place place) is null ? part is not null : place is { Line: > 0, Column: > 0 });

    private static JsonPart Read(string text)
    {
        JsonPartReader.Read(text, out JsonPart? part, out _).Should().BeNull();
        return part!;
    }
}
