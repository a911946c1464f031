using Microsoft.CodeAnalysis;

namespace PerfTest.Analyzers;

/// <summary>All rules, as docs/analyzers.md explains them. PERFTEST10x: what fails the test before load is sent, in the planner's own words. PERFTEST11x: what spoils the load.</summary>
internal static class Rules
{
    public const string ThresholdId = "PERFTEST101";
    public const string DurationId = "PERFTEST102";
    public const string RateId = "PERFTEST103";
    public const string StagesId = "PERFTEST104";
    public const string CountId = "PERFTEST105";
    public const string WorkloadId = "PERFTEST106";
    public const string ExecId = "PERFTEST107";
    public const string ReturnId = "PERFTEST108";
    public const string DeclarationId = "PERFTEST109";
    public const string SharedStateId = "PERFTEST110";
    public const string HttpClientId = "PERFTEST111";
    public const string SleepId = "PERFTEST112";
    public const string BlockingId = "PERFTEST113";

    private const string Category = "PerfTest";

    public static readonly DiagnosticDescriptor Threshold = new(
        ThresholdId, "A threshold is wrong", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The threshold does not parse, limits something that is not there, or can never fail or never pass: the test would fail before load is sent.", Help(ThresholdId));

    public static readonly DiagnosticDescriptor Duration = new(
        DurationId, "A duration is wrong", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The time does not parse or is out of range: the test would fail before load is sent.", Help(DurationId));

    public static readonly DiagnosticDescriptor Rate = new(
        RateId, "A rate is wrong", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The rate does not parse or is out of range: the test would fail before load is sent.", Help(RateId));

    public static readonly DiagnosticDescriptor Stages = new(
        StagesId, "A stage is wrong", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A stage does not parse or is out of range, or the stages do not fit together: the test would fail before load is sent.", Help(StagesId));

    public static readonly DiagnosticDescriptor Count = new(
        CountId, "A number is out of range", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A number of virtual users or iterations, or a weight, is out of range: the test would fail before load is sent.", Help(CountId));

    public static readonly DiagnosticDescriptor Workload = new(
        WorkloadId, "The workload selects no executor", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What is written selects none of the six executors, or a setting does not belong to the one that it selects: the test would fail before load is sent.", Help(WorkloadId));

    public static readonly DiagnosticDescriptor Exec = new(
        ExecId, "A scenario names no method", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The method that the scenario's virtual users shall run is not there, or not unambiguous: the test would fail before load is sent.", Help(ExecId));

    public static readonly DiagnosticDescriptor Return = new(
        ReturnId, "A load test's method cannot be awaited", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The method returns something that nobody can await or nobody looks at: the test would fail before load is sent.", Help(ReturnId));

    public static readonly DiagnosticDescriptor Declaration = new(
        DeclarationId, "A name, a tag or a metric is wrong", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A scenario's, stage's or profile's name, a tag or the declaration of a metric is wrong: the test would fail before load is sent.", Help(DeclarationId));

    public static readonly DiagnosticDescriptor SharedState = new(
        SharedStateId, "A load test writes to what all virtual users share", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "All virtual users run the method on one instance, at the same time: writes to its fields and properties overwrite each other.", Help(SharedStateId));

    public static readonly DiagnosticDescriptor HttpClient = new(
        HttpClientId, "A load test makes an HttpClient in every iteration", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Each HttpClient has connections of its own: one per iteration measures the making of connections, and uses up the ports of the machine.", Help(HttpClientId));

    public static readonly DiagnosticDescriptor Sleep = new(
        SleepId, "A load test sleeps on its thread", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Thread.Sleep keeps a thread and does not wake up when the test ends.", Help(SleepId));

    public static readonly DiagnosticDescriptor Blocking = new(
        BlockingId, "A load test blocks on a task", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Blocking on a task keeps a thread of the pool, in every virtual user: the load generator starves itself, and latencies include the wait.", Help(BlockingId));

    // The path within the source repository, which has no address yet.
    private static string Help(string id) => "docs/analyzers.md#" + id.ToLowerInvariant();
}
