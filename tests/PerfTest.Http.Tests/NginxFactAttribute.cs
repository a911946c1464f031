namespace PerfTest.Http.Tests;

/// <summary>A test against nginx, a target that .NET did not make: <c>apt-get install nginx-light</c>. Skipped where it is not installed.</summary>
internal sealed class NginxFactAttribute : FactAttribute
{
    private static readonly string? Found = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);

    public NginxFactAttribute() => Skip = Found is null ? "nginx is not installed: apt-get install nginx-light." : null;

    /// <summary>Where it is; only in tests that run.</summary>
    public static string Program => Found ?? throw new InvalidOperationException("nginx is not installed.");
}
