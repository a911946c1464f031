namespace PerfTest.Reporting;

/// <summary>The file that GitHub Actions shows as the summary of a job's step, which all processes of the step share.</summary>
internal static class StepSummary
{
    /// <summary>The environment variable with its path; there within a step of GitHub Actions, and of those who have taken it over.</summary>
    public const string Variable = "GITHUB_STEP_SUMMARY";

    /// <summary>In bytes, of a whole step: more of it and the runner shows nothing.</summary>
    public const long MaxLength = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Adds to what is there, in one piece.</summary>
    /// <param name="path">The file; it is made where there is none.</param>
    /// <param name="content">What is added.</param>
    /// <param name="clock">For the patience with other processes.</param>
    /// <returns>A sentence if it was not added, else null.</returns>
    public static string? Append(string path, ReadOnlySpan<byte> content, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                // For us alone: two appends at the same time would begin at the same place.
                using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
                if (stream.Length + content.Length > MaxLength)
                {
                    return $"The result was not added to the step's summary '{path}', which may be no longer than {MaxLength / 1024} KiB.";
                }

                stream.Write(content);
                return null;
            }
            catch (IOException) when (File.Exists(path) && clock.GetElapsedTime(start) < Patience)
            {
                Thread.Sleep(Pause);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                return $"The result was not added to the step's summary '{path}': {exception.Message.TrimEnd('.')}.";
            }
        }
    }
}
