using PerfTest.Running;

namespace PerfTest.Core.Tests.Running;

public class OpenCallsTests
{
    private readonly OpenCalls _calls = new();

    [Fact]
    public void What_is_open_ends_with_the_iteration_and_only_once()
    {
        var (first, second, third) = (Begin(), Begin(), Begin());
        End(second);

        _calls.EndWithIteration();
        _calls.EndWithIteration();

        Assert.Equal((1, 0, 1), (first.EndedWithIteration, second.EndedWithIteration, third.EndedWithIteration));
    }

    [Fact]
    public void Calls_that_have_ended_are_let_go_beneath_one_that_stays_open()
    {
        var stays = Begin();
        for (var i = 0; i < 1000; i++)
            End(Begin());
        var last = Begin();

        Assert.Same(stays, last.Previous);
    }

    [Fact]
    public void Calls_that_end_out_of_order_are_let_go_by_the_next_one()
    {
        var first = Begin();
        var second = Begin();
        End(first);
        End(second);
        var third = Begin();

        Assert.Null(third.Previous);
    }

    [Fact]
    public async Task None_is_lost_when_many_threads_begin_and_end_calls()
    {
        var open = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var mine = new List<Call>();
            for (var i = 0; i < 10_000; i++)
            {
                var call = Begin();
                if (i % 100 == 0)
                    mine.Add(call);
                else
                    End(call);
            }
            return mine;
        })));

        _calls.EndWithIteration();

        Assert.Equal(400, open.Sum(calls => calls.Count));
        Assert.All(open.SelectMany(calls => calls), call => Assert.Equal(1, call.EndedWithIteration));
    }

    private Call Begin()
    {
        var call = new Call();
        _calls.Add(call);
        return call;
    }

    private void End(Call call)
    {
        call.IsOpen = false;
        _calls.Remove(call);
    }

    private sealed class Call : IOpenCall
    {
        public IOpenCall? Previous { get; set; }
        public bool IsOpen { get; set; } = true;
        public int EndedWithIteration { get; private set; }

        public void EndWithIteration()
        {
            if (IsOpen)
                EndedWithIteration++;
        }
    }
}
