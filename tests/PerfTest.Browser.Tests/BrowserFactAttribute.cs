namespace PerfTest.Browser.Tests;

/// <summary>A test in a real Chromium: <c>apt-get install chromium</c>. Skipped where there is none.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string? Found = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public BrowserFactAttribute() => Skip = Found is null ? "Chromium is not installed: apt-get install chromium." : null;

    /// <summary>Where it is; only in tests that run.</summary>
    public static string Program => Found ?? throw new InvalidOperationException("Chromium is not installed.");
}
