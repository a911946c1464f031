using System.Collections.Concurrent;
using System.Text.Json;
using PerfTest.Adapting;
using PerfTest.Planning;

namespace PerfTest;

/// <summary>
/// What happens once per run, whoever asks for it: a login, data that is created. In a run on several machines (<c>PERFTEST_CLUSTER</c>) the controller makes it, and
/// the agents have its result from there, as JSON. In a run on one machine it is made once in the process.
/// </summary>
/// <example>
/// <code>_token = await RunOnce.GetAsync("token", async cancellationToken => await LogInAsync(cancellationToken));</code>
/// </example>
public static class RunOnce
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<object?>>> Made = new(StringComparer.Ordinal);

    /// <summary>The one result of this name. Call it in a fixture, a constructor or a set-up: agents may have to wait until the controller has made it.</summary>
    /// <typeparam name="T">What <see cref="JsonSerializer"/> writes and reads.</typeparam>
    /// <param name="name">Unique within the test process.</param>
    /// <param name="make">Makes it. What it throws, everybody who asks gets.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LoadTestException">The controller did not make it in time, or could not; the name was used with another type.</exception>
    public static async Task<T> GetAsync<T>(string name, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(make);

        // Whoever comes first makes it for all: its own token must not end that.
        Lazy<Task<object?>> one = Made.GetOrAdd(name, static (name, make) => new(() => MakeAsync(name, make)), make);
        object? value = await one.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return value is T or null ? (T)value! : throw new LoadTestException($"RunOnce: {Written.Quote(name)} is a {value.GetType()}, and is asked for as a {typeof(T)}: a name has one type.");
    }

    private static async Task<object?> MakeAsync<T>(string name, Func<CancellationToken, Task<T>> make)
    {
        IDistribution? distribution = Distribution.Of(PerfTestEnvironment.FromProcess(), out IReadOnlyList<string> mistakes);
        if (mistakes.Count > 0)
        {
            throw new LoadTestException(string.Join(Environment.NewLine, mistakes));
        }

        if (distribution is null)
        {
            return await make(CancellationToken.None).ConfigureAwait(false);
        }

        try
        {
            byte[] json = await distribution.GetOnceAsync(name, async token => JsonSerializer.SerializeToUtf8Bytes(await make(token).ConfigureAwait(false)), CancellationToken.None).ConfigureAwait(false);

            // On the controller too: what JSON loses is missing everywhere, not only where nobody looks.
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (DistributionException failure)
        {
            throw new LoadTestException(failure.Message, failure);
        }
    }
}
