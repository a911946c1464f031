namespace PerfTest.Browser.Tests;

/// <summary>Makes pictures and judges little: only where somebody has said where they go.</summary>
internal sealed class PictureFactAttribute : FactAttribute
{
    /// <param name="variable">The environment variable that names the folder.</param>
    public PictureFactAttribute(string variable) => Skip = new BrowserFactAttribute().Skip
        ?? (Environment.GetEnvironmentVariable(variable) is null ? $"{variable} names no folder for the pictures: scripts/screenshots does." : null);
}
