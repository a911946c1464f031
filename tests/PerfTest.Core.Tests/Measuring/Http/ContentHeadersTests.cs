using System.Net.Http.Headers;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class ContentHeadersTests
{
    [Fact]
    public void The_fields_behind_the_headers_are_where_this_runtime_has_them() => Assert.True(ContentHeaders.FieldsAreKnown);

    [Fact]
    public async Task Moved_headers_belong_to_the_new_content()
    {
        using var from = new StreamContent(new Endless());
        from.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        using var to = new StringContent("12345");
        to.Headers.Clear();

        ContentHeaders.Move(from, to);

        Assert.Equal("text/plain; charset=utf-8", to.Headers.ContentType!.ToString());
        Assert.Equal(5, to.Headers.ContentLength);
        Assert.Equal("12345", await to.ReadAsStringAsync());
    }

    [Fact]
    public void Copied_headers_are_the_same()
    {
        using var from = new StringContent("12345");
        from.Headers.TryAddWithoutValidation("X-Many", ["a", "b"]);
        using var to = new ByteArrayContent([]);

        ContentHeaders.Copy(from, to);

        Assert.Equal(from.Headers.ToString(), to.Headers.ToString());
    }

    /// <summary>A stream that does not know its length.</summary>
    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
