using System.Collections;
using PerfTest;

namespace Cases;

public class Names
{
    public static IEnumerable<TestCaseData> Known => [new("lamp", 1), new("shelf", 2)];

    public static IEnumerable<object[]> Broken => throw new InvalidOperationException("the rows are gone");

    [LoadTest(Iterations = 2)]
    public Task Plain() => Task.CompletedTask;

    [LoadTest(Iterations = 2)]
    [TestCase(1, TestName = "A name of its own")]
    public Task Renamed(int number) => Task.FromResult(number);

    [LoadTest(Iterations = 2)]
    [Property("Team", "shop"), Category("Checkout")]
    public Task With_traits() => Task.CompletedTask;

    [LoadTest(Iterations = 2)]
    [Profile("smoke", Iterations = 1), Profile("heavy", Vus = 2, Iterations = 4)]
    public Task Profiled(VirtualUser vu) => Task.FromResult(vu.Id);

    [LoadTest(Iterations = 2)]
    [TestCase("chair"), TestCase("table")]
    public Task Inline(string word, VirtualUser? vu = null, CancellationToken ct = default)
    {
        Assert.NotNull(vu);
        Assert.Equal(vu.CancellationToken, ct);
        Marks.Add("names-inline", word);
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [TestCase("chair")]
    [Profile("smoke", Iterations = 1), Profile("heavy", Iterations = 4)]
    public Task Crossed(string word) => throw new InvalidOperationException(word);

    [LoadTest(Iterations = 2)]
    [TestCaseSource(nameof(Known))]
    public Task Member(string word, int number, VirtualUser? vu = null)
    {
        Assert.NotNull(vu);
        Marks.Add("names-member", $"{word} {number}");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [TestCaseSource(typeof(Rows))]
    public Task FromClass(long number)
    {
        Marks.Add("names-class", $"{number}");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    public Task Combined([Values("a", "b")] string word, [Range(1, 2)] int number, CancellationToken ct)
    {
        Assert.Equal(VirtualUser.Current?.CancellationToken, ct);
        Marks.Add("names-combined", $"{word} {number}");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 2)]
    [TestCaseSource(nameof(Broken))]
    public Task Rows_that_throw(string word) => Task.FromResult(word);

    [LoadTest(Iterations = 1)]
    [Ignore("not today")]
    public Task Skipped() => throw new InvalidOperationException("ran");

    [LoadTest(Iterations = 1)]
    [TestCase("chair", Ignore = "not this one")]
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
