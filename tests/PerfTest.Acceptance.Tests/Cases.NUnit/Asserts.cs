using PerfTest;
using That = NUnit.Framework.Assert;

namespace Cases;

public class Asserts
{
    private int _iteration;

    [LoadTest(Vus = 4, Iterations = 50)]
    public async Task Multiple()
    {
        var number = Interlocked.Increment(ref _iteration) % 10;
        await Task.Yield();
        using (That.EnterMultipleScope())
        {
            That.That(number, Is.Not.EqualTo(3), "red");
            await Task.Yield();
            That.That(number, Is.Not.EqualTo(3), "green");
        }
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    public Task Warns()
    {
        if (Interlocked.Increment(ref _iteration) % 10 == 0)
        {
            That.Warn("that was slow");
        }

        return Task.CompletedTask;
    }

    [LoadTest(Vus = 2, Iterations = 20)]
    public Task Passes()
    {
        That.Pass();
        return Task.FromException(new InvalidOperationException("went on"));
    }

    [LoadTest(Iterations = 5)]
    public Task Ignores()
    {
        That.Ignore("no server");
        return Task.CompletedTask;
    }

    [LoadTest(Iterations = 1)]
    [TestCase(1, ExpectedResult = 2)]
    public int Expects(int number) => number + 1;

    [LoadTest(Iterations = 1)]
    public Task Rows([Values("a b")] string word, [Range(1, 2)] int number) => Task.FromResult((word, number));

    [LoadTest(Iterations = 1)]
    [Explicit]
    public Task By_hand() => Task.CompletedTask;

    [LoadTest(Iterations = 3)]
    public Task Attaches(VirtualUser vu)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "note.txt");
        if (vu.Iteration == 0)
        {
            File.WriteAllText(file, "of the first iteration");
            TestContext.AddTestAttachment(file);
        }

        return Task.CompletedTask;
    }
}
