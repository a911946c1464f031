namespace PerfTest.AspNetCore.Tests.Dashboard;

/// <summary>A test with a real Prometheus: <c>apt-get install prometheus</c>. Skipped where it is not installed.</summary>
internal sealed class PrometheusFactAttribute : FactAttribute
{
    private static readonly string? Found = new[] { "/usr/bin/prometheus", "/usr/local/bin/prometheus" }.FirstOrDefault(File.Exists);

    public PrometheusFactAttribute() => Skip = Found is null ? "Prometheus is not installed: apt-get install prometheus." : null;

    /// <summary>Where it is; only in tests that run.</summary>
    public static string Program => Found ?? throw new InvalidOperationException("Prometheus is not installed.");
}
