using System.Text.Json;
using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>A workload as JSON, by the name of its executor.</summary>
internal static class WorkloadJson
{
    public static void Write(Utf8JsonWriter json, Workload workload)
    {
        json.WriteStartObject();
        json.WriteString("executor", workload.Executor);
        switch (workload)
        {
            case ConstantVus vus:
                json.WriteNumber("vus", vus.Vus);
                json.WriteTime("duration", vus.Length);
                break;
            case RampingVus ramp:
                json.WriteNumber("start_vus", ramp.StartVus);
                json.WriteTime("graceful_ramp_down", ramp.GracefulRampDown);
                json.WriteAll("stages", ramp.Stages, static (json, stage) => WriteStage(json, stage.Duration, stage.Name, () => json.WriteNumber("target", stage.Target)));
                break;
            case SharedIterations shared:
                json.WriteNumber("vus", shared.Vus);
                json.WriteNumber("iterations", shared.Iterations);
                json.WriteTime("max_duration", shared.MaxDuration);
                break;
            case PerVuIterations each:
                json.WriteNumber("vus", each.Vus);
                json.WriteNumber("iterations", each.IterationsPerVu);
                json.WriteTime("max_duration", each.MaxDuration);
                break;
            case ConstantArrivalRate constant:
                WriteRate(json, "rate", constant.Rate);
                json.WriteTime("duration", constant.Length);
                WriteArrivals(json, constant);
                break;
            case RampingArrivalRate ramping:
                WriteRate(json, "start_rate", ramping.StartRate);
                json.WriteAll("stages", ramping.Stages, static (json, stage) => WriteStage(json, stage.Duration, stage.Name, () => WriteRate(json, "target", stage.Target)));
                WriteArrivals(json, ramping);
                break;
            default:
                throw new ArgumentException($"The executor '{workload.Executor}' cannot be written.", nameof(workload));
        }

        json.WriteEndObject();
    }

    /// <exception cref="FormatException">It is no workload: a sentence says why.</exception>
    public static Workload Read(ExchangeValue value) => value["executor"].Text switch
    {
        "constant-vus" => new ConstantVus(value["vus"].SmallCount, value["duration"].Length),
        "ramping-vus" => new RampingVus(value["start_vus"].SmallCount, [.. value["stages"].Items.Select(stage => new VuStage(stage["duration"].Length, stage["target"].SmallCount, stage.Find("name")?.Text))], value["graceful_ramp_down"].Length),
        "shared-iterations" => new SharedIterations(value["vus"].SmallCount, value["iterations"].Count, value["max_duration"].Length),
        "per-vu-iterations" => new PerVuIterations(value["vus"].SmallCount, value["iterations"].Count, value["max_duration"].Length),
        "constant-arrival-rate" => new ConstantArrivalRate(ReadRate(value["rate"]), value["duration"].Length, value["pre_allocated_vus"].SmallCount, value["max_vus"].SmallCount, value["arrivals"].Name<Arrivals>()),
        "ramping-arrival-rate" => new RampingArrivalRate(
            ReadRate(value["start_rate"]),
            [.. value["stages"].Items.Select(stage => new RateStage(stage["duration"].Length, ReadRate(stage["target"]), stage.Find("name")?.Text))],
            value["pre_allocated_vus"].SmallCount,
            value["max_vus"].SmallCount,
            value["arrivals"].Name<Arrivals>()),
        var other => throw new FormatException($"'{value.Path}' has the executor {Written.Quote(other)}, which is none of PerfTest's."),
    };

    private static void WriteArrivals(Utf8JsonWriter json, ArrivalRateWorkload workload)
    {
        json.WriteNumber("pre_allocated_vus", workload.PreAllocatedVus);
        json.WriteNumber("max_vus", workload.MaxVus);
        json.WriteString("arrivals", workload.Arrivals.ToString());
    }

    private static void WriteStage(Utf8JsonWriter json, TimeSpan duration, string? name, Action writeTarget)
    {
        json.WriteStartObject();
        json.WriteTime("duration", duration);
        writeTarget();
        json.WriteOptional("name", name);
        json.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter json, string name, Rate rate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", rate.Count);
        json.WriteNumber("period", rate.PeriodNanoseconds);
        json.WriteEndObject();
    }

    private static Rate ReadRate(ExchangeValue value) =>
        new(value["count"].Count, value["period"].Long is >= 1 and var period ? period : throw value["period"].Not("a number of nanoseconds of at least 1"));
}
