using System.Collections.Immutable;
using PerfTest.Planning;
using PerfTest.Running;

namespace PerfTest.Adapting;

/// <summary>All that goes along with one run. Nothing of it is on the way of iterations, of the pacer or of the thread pool.</summary>
internal sealed class RunCompanions : IDisposable
{
    // Ticks come more often than each second where stages end, and under a time scale.
    private const long BetweenTicks = Nanoseconds.PerSecond * 9 / 10;

    private readonly ImmutableArray<CompanionThread> _threads;
    private readonly Lock _lock = new();
    private readonly List<string> _warnings;
    private long _nextTick = long.MinValue;

    private RunCompanions(IEnumerable<(string Name, IRunCompanion Companion)> companions, IEnumerable<string> mistakes, IEnumerable<string> warnings)
    {
        _warnings = [.. warnings];
        _threads = [.. companions.Select(one => new CompanionThread(one.Name, one.Companion, Warn))];
        Mistakes = [.. mistakes];
    }

    /// <summary>What is wrong with the settings of extensions, as sentences: the test may not run.</summary>
    public ImmutableArray<string> Mistakes { get; }

    /// <summary>Nobody goes along: nothing has to be made for them.</summary>
    public bool IsEmpty => _threads.IsEmpty;

    /// <summary>What became of the companions so far, as sentences.</summary>
    public ImmutableArray<string> Warnings
    {
        get
        {
            lock (_lock)
            {
                return [.. _warnings];
            }
        }
    }

    /// <summary>Asks each extension whether it takes part.</summary>
    /// <param name="found">The extensions.</param>
    /// <param name="environment">The settings of the test.</param>
    public static RunCompanions Join(FoundExtensions found, PerfTestEnvironment environment)
    {
        var companions = new List<(string, IRunCompanion)>();
        var mistakes = new List<string>();
        var warnings = new List<string>(found.Warnings);
        foreach (IRunExtension extension in found.Extensions)
        {
            try
            {
                if (extension.Join(environment, mistakes) is { } companion)
                {
                    companions.Add((extension.Name, companion));
                }
            }
            catch (Exception exception)
            {
                warnings.Add($"{extension.Name} takes no part: {exception.GetType().Name}: {exception.Message}");
            }
        }

        HashSet<string> read = [.. found.Extensions.SelectMany(extension => extension.Variables)];
        foreach ((string variable, string package) in VariableNames.Packages)
        {
            if (environment[variable] is not (null or "0" or "false" or "off") && !read.Contains(variable))
            {
                warnings.Add($"{environment.LabelOf(variable)} is for the package {package}, to which this project does not refer: it does nothing.");
            }
        }

        return new RunCompanions(companions, mistakes, warnings);
    }

    public void Warn(string sentence)
    {
        lock (_lock)
        {
            if (!_warnings.Contains(sentence))
            {
                _warnings.Add(sentence);
            }
        }
    }

    public Task BeginAsync(RunScope run) => Task.WhenAll(_threads.Select(thread => thread.BeginAsync(run)));

    /// <summary>For the tick's thread; returns at once.</summary>
    /// <param name="tick">The engine's.</param>
    /// <param name="soFar">Judges what was measured until then, when somebody asks.</param>
    public void Tick(EngineTick tick, Lazy<LoadResult> soFar)
    {
        if (tick.IsLast || tick.Now < _nextTick)
        {
            return;
        }

        _nextTick = tick.Now + BetweenTicks;
        var moment = new RunMoment(tick, soFar);
        foreach (CompanionThread thread in _threads)
        {
            thread.Tick(moment);
        }
    }

    public Task EndAsync(LoadResult result) => Task.WhenAll(_threads.Select(thread => thread.EndAsync(result)));

    public void Dispose()
    {
        foreach (CompanionThread thread in _threads)
        {
            thread.Dispose();
        }
    }
}
