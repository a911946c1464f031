namespace PerfTest.Running;

/// <summary>Lets a dedicated thread sleep until an absolute time as precisely as the operating system can, and lets other threads wake it early.</summary>
internal abstract class PrecisionSleeper : IDisposable
{
    /// <summary>The best one that works here.</summary>
    public static PrecisionSleeper Create()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return new LinuxSleeper();
            }

            if (OperatingSystem.IsWindows())
            {
                return new WindowsSleeper();
            }
        }
        catch (Exception e) when (e is PlatformNotSupportedException or DllNotFoundException or EntryPointNotFoundException)
        {
            // A call is missing: an old kernel, a sandbox that filters calls, another C library.
        }
        return new MonitorSleeper();
    }

    /// <summary>
    /// Sleeps until <paramref name="deadline"/> on the scale of <see cref="MonotonicTime"/>, never less unless woken. For one thread, always the same.
    /// <see cref="long.MaxValue"/>: until woken.
    /// </summary>
    public abstract void SleepUntil(long deadline);

    /// <summary>
    /// Ends the sleep that is on, or else the next one that would have slept. What the caller wrote before is visible to the sleeper afterwards. From any thread; several
    /// calls during one sleep are one, and one after the end is none.
    /// </summary>
    public void Wake()
    {
        try
        {
            WakeSleeper();
        }
        catch (ObjectDisposedException)
        {
            // Nobody sleeps here any more, so there is nobody to wake.
        }
    }

    public abstract void Dispose();

    /// <inheritdoc cref="Wake"/>
    protected abstract void WakeSleeper();
}
