using System.Collections;
using PerfTest;

namespace Cases;

public class Names
{
    public static TheoryData<string, int> Known => new() { { "lamp", 1 }, { "shelf", 2 } };

    public static IEnumerable<object[]> Live => [[new Uri("http://localhost/a")], [new Uri("http://localhost/b")]];

    public static IEnumerable<object[]> Broken => throw new InvalidOperationException("the rows are gone");

    [LoadTest(Iterations = 2)]
    public Task Plain() => Task.CompletedTask;

    [LoadTest(Iterations = 2, DisplayName = "Cases.A name of its own")]
    public Task Renamed() => Task.CompletedTask;

    [LoadTest(Iterations = 2)]
    [Trait("Team", "shop"), Trait("Category", "Checkout")]
    public Task With_traits() => Task.CompletedTask;

    [LoadTest(Iterations = 2)]
    [Profile("smoke", Iterations = 1), Profile("heavy", Vus = 2, Iterations = 4)]
    public Task Profiled() => Task.CompletedTask;

    [LoadTest(Iterations = 2)]
    [InlineData("chair"), InlineData("table")]
    public Task Inline(string word, VirtualUser? vu = null, CancellationToken ct = default)
    {
        Assert.NotNull(vu);
        Assert.Equal(vu.CancellationToken, ct);
        Marks.Add("names-inline", word);
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [InlineData("chair"), InlineData("table")]
    [Profile("smoke", Iterations = 1), Profile("heavy", Iterations = 4)]
    public Task Crossed(string word)
    {
        Marks.Add("names-crossed", word);
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [MemberData(nameof(Known))]
    public Task Member(string word, int number, VirtualUser? vu = null)
    {
        Assert.NotNull(vu);
        Marks.Add("names-member", $"{word} {number}");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [ClassData(typeof(Rows))]
    public Task FromClass(long number)
    {
        Marks.Add("names-class", $"{number}");
        return Task.CompletedTask;
    }

#pragma warning disable xUnit1042, xUnit1045 // The point is that these rows are known only when the test runs.
    [LoadTest(Iterations = 2)]
    [MemberData(nameof(Live), DisableDiscoveryEnumeration = true)]
    [Profile("smoke", Iterations = 1)]
    public Task Late(Uri address, CancellationToken ct = default)
    {
        Assert.True(ct.CanBeCanceled);
        Marks.Add("names-late", address.AbsolutePath);
        return Task.CompletedTask;
    }
#pragma warning restore xUnit1042, xUnit1045

    [LoadTest(Iterations = 2)]
    [MemberData(nameof(Broken))]
    public Task Rows_that_throw(string word) => Task.FromResult(word);

    [LoadTest(Iterations = 1, Skip = "not today")]
    public Task Skipped() => throw new InvalidOperationException("ran");

    [LoadTest(Iterations = 1)]
    [InlineData("chair", Skip = "not this one")]
    public Task Skipped_row(string word) => throw new InvalidOperationException(word);

    public class Nested
    {
        [LoadTest(Iterations = 2)]
        public Task Inner() => Task.CompletedTask;
    }

    private sealed class Rows : IEnumerable<object[]>
    {
        public IEnumerator<object[]> GetEnumerator()
        {
            yield return [1];
            yield return [2L];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
