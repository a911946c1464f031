using System.Text.Json;

namespace PerfTest.Measuring;

/// <summary>How a generator fared, as JSON. Times are nanoseconds.</summary>
internal static class HealthJson
{
    public static void Write(Utf8JsonWriter json, HealthMeasurements health)
    {
        json.WriteStartObject();
        json.WriteNumber("wall", health.Wall);
        json.WriteStartObject("pool_delays");
        HistogramJson.WriteMembers(json, SparseHistogram.Of(health.PoolDelays));
        json.WriteEndObject();
        json.WriteNumber("runner_threads", health.RunnerThreads);
        json.WriteNumber("pool_threads_at_start", health.PoolThreadsAtStart);
        json.WriteNumber("pool_threads_at_end", health.PoolThreadsAtEnd);
        json.WriteNumber("pool_threads_max", health.PoolThreadsMax);
        json.WriteNumber("pool_queue_max", health.PoolQueueMax);
        json.WriteNumber("readings_with_growing_pool", health.ReadingsWithGrowingPool);
        json.WriteAll("pool", health.Pool, static (json, sample) =>
        {
            json.WriteStartArray();
            json.WriteNumberValue(sample.At);
            json.WriteNumberValue(sample.Threads);
            json.WriteNumberValue(sample.Queue);
            json.WriteEndArray();
        });
        json.WriteNumber("gc_pause_total", health.GcPauseTotal);
        json.WriteNumber("gc_pause_longest", health.GcPauseLongest);
        json.WriteNumber("gen0_collections", health.Gen0Collections);
        json.WriteNumber("gen1_collections", health.Gen1Collections);
        json.WriteNumber("gen2_collections", health.Gen2Collections);
        json.WriteNumber("allocated_bytes", health.AllocatedBytes);
        json.WriteNumber("cpu_time", health.CpuTime);
        json.WriteExact("cpu_quota", health.CpuQuota);
        json.WriteNumber("cpu_seconds", health.CpuSeconds);
        json.WriteNumber("cpu_seconds_saturated", health.CpuSecondsSaturated);
        json.WriteExact("cpu_share_max", health.CpuShareMax);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is nothing of the kind: a sentence says why.</exception>
    public static HealthMeasurements Read(ExchangeValue value) => new()
    {
        Wall = value["wall"].Long,
        PoolDelays = HistogramJson.Read(value["pool_delays"]).ToHistogram(),
        RunnerThreads = value["runner_threads"].Int,
        PoolThreadsAtStart = value["pool_threads_at_start"].Int,
        PoolThreadsAtEnd = value["pool_threads_at_end"].Int,
        PoolThreadsMax = value["pool_threads_max"].Int,
        PoolQueueMax = value["pool_queue_max"].Long,
        ReadingsWithGrowingPool = value["readings_with_growing_pool"].Int,
        Pool = [.. value["pool"].Items.Select(Sample)],
        GcPauseTotal = value["gc_pause_total"].Long,
        GcPauseLongest = value["gc_pause_longest"].Long,
        Gen0Collections = value["gen0_collections"].Int,
        Gen1Collections = value["gen1_collections"].Int,
        Gen2Collections = value["gen2_collections"].Int,
        AllocatedBytes = value["allocated_bytes"].Long,
        CpuTime = value["cpu_time"].Long,
        CpuQuota = value["cpu_quota"].Number,
        CpuSeconds = value["cpu_seconds"].Int,
        CpuSecondsSaturated = value["cpu_seconds_saturated"].Int,
        CpuShareMax = value["cpu_share_max"].Number,
    };

    private static PoolSample Sample(ExchangeValue value)
    {
        ExchangeValue[] parts = [.. value.Items];
        return parts.Length == 3 ? new(parts[0].Long, parts[1].Int, parts[2].Long) : throw value.Not("a time, a number of threads and a length of a queue");
    }
}
