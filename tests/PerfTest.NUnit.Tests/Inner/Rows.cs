using NUnit.Framework;
using NAssert = NUnit.Framework.Assert;

namespace PerfTest.Adapters.Tests.Inner;

/// <summary>Tests of all shapes; what their iterations were given is left here.</summary>
public sealed class Rows
{
    public static IEnumerable<TestCaseData> Sourced => [new TestCaseData("lamp", 1).SetName("Sourced lamp"), new("shelf", 2)];

    internal static List<string> Seen { get; } = [];

    [LoadTest(Iterations = 2)]
    public Task Plain(VirtualUser vu, CancellationToken ct) => See($"plain {vu.CancellationToken == ct}");

    [LoadTest(Iterations = 2)]
    [Category("Checkout"), Property("Team", "shop")]
    public Task With_traits() => See("traits");

    [LoadTest(Iterations = 2)]
    [Profile("smoke", Iterations = 1), Profile("heavy", Iterations = 4)]
    public Task Profiled(VirtualUser vu) => See($"profiled {vu.Id}");

    [LoadTest(Iterations = 2)]
    [TestCase("chair"), TestCase("table")]
    public Task Inline(string word, VirtualUser? vu = null, CancellationToken ct = default) => See($"inline {word} {vu?.CancellationToken == ct}");

    [LoadTest(Iterations = 2)]
    [TestCase("stool")]
    public Task With_token(string word, CancellationToken ct) => See($"token {word} {ct.CanBeCanceled}");

    [LoadTest(Iterations = 2)]
    [TestCaseSource(nameof(Sourced))]
    public Task FromSource(string word, int number) => See($"source {word} {number}");

    [LoadTest(Iterations = 2)]
    public Task Combined([Values("a", "b")] string word, [Range(1, 2)] int number, CancellationToken ct) => See($"combined {word}{number} {ct.CanBeCanceled}");

    [LoadTest(Iterations = 2)]
    public Task Combined_with_user([Values(1)] int number, VirtualUser vu) => See($"never {number} {vu}");

    [LoadTest(Iterations = 2)]
    public Task Combined_without([Values(1)] int number, string word) => See($"never {number} {word}");

    [LoadTest(Iterations = 2)]
    [TestCase(1)]
    [Profile("smoke", Iterations = 1)]
    public Task Crossed(int number) => See($"never {number}");

    [LoadTest(Iterations = 2)]
    [TestCase(1, ExpectedResult = 2)]
    public int Expecting(int number) => number + 1;

    [LoadTest(Iterations = 2)]
    [TestCase(1, ExpectedResult = null)]
    public Task<string?> Expecting_null(int number) => Task.FromResult<string?>($"{number}");

    [LoadTest(Iterations = 2)]
    [Ignore("not today")]
    public Task Ignored() => See("ignored");

    [LoadTest(Iterations = 2)]
    [Explicit("by hand")]
    public Task By_hand() => See("explicit");

    [LoadTest(Iterations = 2)]
    [TestCase(1, Ignore = "not this one"), TestCase(2)]
    public Task Partly_ignored(int number) => See($"partly {number}");

    [Test]
    public void Ordinary() => NAssert.Pass();

    private static Task See(string what)
    {
        lock (Seen)
        {
            Seen.Add(what);
        }

        return Task.CompletedTask;
    }
}
