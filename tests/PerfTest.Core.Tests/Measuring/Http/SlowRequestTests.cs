using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using PerfTest.Measuring;

namespace PerfTest.Core.Tests.Measuring.Http;

public class SlowRequestTests
{
    private static SlowSample Sample(long duration, long vu = 1) => new()
    {
        Start = 0,
        Duration = duration,
        StartLag = 0,
        Scenario = "default",
        Vu = vu,
        Iteration = 1,
        Method = "GET",
        Status = 200,
        ErrorCode = 0,
    };

    private static void Give(SlowRequests requests, long duration, long vu = 1)
    {
        if (requests.IsCandidate(duration))
        {
            requests.Offer(Sample(duration, vu));
        }
    }

    [Fact]
    public void The_five_slowest_are_kept_the_slowest_first()
    {
        var requests = new SlowRequests();
        foreach (var duration in new long[] { 3, 9, 1, 7, 5, 8, 2, 6, 4, 10 })
        {
            Give(requests, duration);
        }

        Assert.Equal([10, 9, 8, 7, 6], requests.Samples.Select(sample => sample.Duration));
        Assert.False(requests.IsCandidate(6));
        Assert.True(requests.IsCandidate(7));
    }

    [Fact]
    public void Fewer_are_all_kept()
    {
        var requests = new SlowRequests();
        Give(requests, 0);
        Give(requests, 4);

        Assert.Equal([4, 0], requests.Samples.Select(sample => sample.Duration));
    }

    [Fact]
    public void Of_equals_the_earlier_ones_stay()
    {
        var requests = new SlowRequests();
        for (var vu = 1; vu <= 9; vu++)
        {
            Give(requests, 7, vu);
        }

        Assert.Equal([1, 2, 3, 4, 5], requests.Samples.Select(sample => sample.Vu));
    }

    [Fact]
    public void From_many_threads_none_of_the_slowest_is_lost()
    {
        const int Threads = 8;
        const int Each = 20_000;
        var requests = new SlowRequests();
        using var start = new Barrier(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < Each; i++)
            {
                Give(requests, ((long)i * Threads) + thread, thread);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        const long Most = ((long)Each * Threads) - 1;
        Assert.Equal([Most, Most - 1, Most - 2, Most - 3, Most - 4], requests.Samples.Select(sample => sample.Duration));
    }

    [Fact]
    public void So_many_endpoints_and_no_more()
    {
        var log = new SlowRequestLog();
        for (var i = 0; i < SlowRequestLog.MaxEndpoints; i++)
        {
            Assert.NotNull(log.Of($"/{i}"));
        }

        Assert.Null(log.Of("/one/more"));
        Assert.Same(log.Of("/0"), log.Of("/0"));
        Assert.Equal(SlowRequestLog.MaxEndpoints, log.Endpoints.Count);
    }

    [Fact]
    public void Of_several_machines_the_slowest_of_all_are_kept()
    {
        static ImmutableDictionary<string, ImmutableArray<SlowSample>> Part(string name, params long[] durations) =>
            ImmutableDictionary<string, ImmutableArray<SlowSample>>.Empty.Add(name, [.. durations.Select(duration => Sample(duration))]);
        var merged = SlowestMerge.Merge([Part("/a", 9, 7, 5, 3, 1), Part("/a", 8, 6, 4, 2, 0), Part("/b", 1)]);

        Assert.Equal([9, 8, 7, 6, 5], merged["/a"].Select(sample => sample.Duration));
        Assert.Equal([1], merged["/b"].Select(sample => sample.Duration));
    }

    [Fact]
    public void What_is_exchanged_is_read_as_it_was_written()
    {
        SlowSample[] samples =
        [
            Sample(7) with { Blocked = HttpPhases.None, Connecting = HttpPhases.None, TlsHandshaking = HttpPhases.None, Sending = HttpPhases.None, Waiting = HttpPhases.None, Receiving = HttpPhases.None },
            Sample(9) with { Start = 1, StartLag = 2, ErrorCode = 1050, Status = 0, TraceId = "0af7651916cd43dd8448eb211c80319c", Blocked = 0, Connecting = 3, TlsHandshaking = 4, Sending = 5, Waiting = 6, Receiving = 8 },
        ];
        var written = ExchangeWriting.Compact(json =>
        {
            json.WriteStartArray();
            foreach (var sample in samples)
            {
                SlowSampleJson.Write(json, sample);
            }

            json.WriteEndArray();
        });
        using var document = JsonDocument.Parse(written);

        Assert.Equal(samples, new ExchangeValue(document.RootElement, "slowest").Items.Select(SlowSampleJson.Read));
    }

    [Fact]
    public void The_trace_is_that_which_was_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        Assert.Null(TraceParent.TraceIdOf(request));

        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", TraceParent.TraceIdOf(request));
    }

    [Fact]
    public void Without_a_header_it_is_that_of_the_activity_around_it()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        request.Headers.TryAddWithoutValidation("traceparent", "nonsense");

        Assert.Equal(activity.TraceId.ToHexString(), TraceParent.TraceIdOf(request));
    }
}
