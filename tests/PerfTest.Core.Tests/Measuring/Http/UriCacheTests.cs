using FluentAssertions;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring;

public sealed class UriCacheTests
{
    [Fact]
    public void Equal_addresses_are_one_object_whoever_asks()
    {
        var first = new Uri("http://cache.test/products/7?page=1");
        Uri? mine = null, others = null;
        UriCache.Same(first, ref mine).Should().BeSameAs(first);

        UriCache.Same(new Uri("http://cache.test/products/7?page=1"), ref mine).Should().BeSameAs(first, "it was the last one");
        UriCache.Same(new Uri("http://cache.test/products/7?page=1"), ref others).Should().BeSameAs(first, "somebody else has seen it");
    }

    [Fact]
    public void Different_addresses_stay_themselves()
    {
        Uri? latest = null;
        for (var i = 0; i < 5_000; i++)
        {
            var address = new Uri($"http://cache.test/products/{i}");
            UriCache.Same(address, ref latest).OriginalString.Should().Be(address.OriginalString);
        }
    }

    /// <summary>The same text with other options of <see cref="UriCreationOptions"/> is another address.</summary>
    [Theory]
    [InlineData("http://cache.test/a%2Fb")]
    [InlineData("http://cache.test/a/../b")]
    [InlineData("http://cache.test/a/./b")]
    [InlineData("http://cache.test/a b")]
    [InlineData("http://cache.test/ä")]
    [InlineData("http://user:secret@cache.test/")]
    [InlineData("http://cache.test/#part")]
    public void What_options_may_read_differently_is_never_taken_for_another(string text)
    {
        Uri? latest = null;
        var address = new Uri(text);
        UriCache.Same(address, ref latest).Should().BeSameAs(address);
        latest.Should().BeNull();

        var other = new Uri(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        UriCache.Same(other, ref latest).Should().BeSameAs(other);
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        Uri? latest = null;
        Uri first = new("http://cache.test/one"), second = new("http://cache.test/two");
        UriCache.Same(first, ref latest);
        UriCache.Same(second, ref latest);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            UriCache.Same(first, ref latest);
            UriCache.Same(second, ref latest);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
