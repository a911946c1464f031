using System.Globalization;

namespace PerfTest.Measuring;

/// <summary>A setting of the runtime that changes speed.</summary>
/// <param name="Name">As runtimeconfig.json spells it.</param>
/// <param name="Value">What is in force.</param>
/// <param name="Source">Where it comes from: "environment", "runtimeconfig" or "default".</param>
internal sealed record RuntimeSetting(string Name, string Value, string Source)
{
    public const string TieredCompilation = "System.Runtime.TieredCompilation";
    public const string TieredPgo = "System.Runtime.TieredPGO";
    public const string TieringDelay = "System.Runtime.TieredCompilation.CallCountingDelayMs";
    public const string SpinLimit = "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit";

    /// <summary>Our own: see <see cref="SocketThreads"/>.</summary>
    public const string SocketBatch = "PerfTest.SocketThreadBatch";

    public const string InlineCompletions = "System.Net.Sockets.InlineCompletions";

    /// <summary>Read by the sockets themselves, and only from the environment.</summary>
    public const string InlineCompletionsVariable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>What follows an await on a socket runs on the thread that received for it, and for all others.</summary>
    /// <param name="environment">Value of an environment variable, or null.</param>
    public static bool HasInlineCompletions(Func<string, string?> environment) => environment(InlineCompletionsVariable) is { } written && IsTrue(written);

    /// <summary>The threads that receive for all sockets are to have the policy SCHED_BATCH; not where they run the bodies, too.</summary>
    /// <param name="environment">Value of an environment variable, or null.</param>
    /// <param name="configuration">Value in runtimeconfig.json, or null.</param>
    public static bool HasSocketBatch(Func<string, string?> environment, Func<string, string?> configuration) =>
        configuration(SocketBatch) is { } written && IsTrue(written) && !HasInlineCompletions(environment);

    /// <summary>Value of a setting in this process's runtimeconfig.json, or null.</summary>
    public static string? Configured(string name) => AppContext.GetData(name)?.ToString();

    /// <summary>The settings that reports name, as the runtime reads them: its environment variables, which are hexadecimal, before runtimeconfig.json.</summary>
    /// <param name="environment">Value of an environment variable, or null.</param>
    /// <param name="configuration">Value in runtimeconfig.json, or null.</param>
    /// <param name="canBatchSockets">The system lets a process change the policy of its threads.</param>
    public static IReadOnlyList<RuntimeSetting> Read(Func<string, string?> environment, Func<string, string?> configuration, bool canBatchSockets)
    {
        return
        [
            Switch(TieredCompilation, "TieredCompilation"),
            Switch(TieredPgo, "TieredPGO"),
            Number(TieringDelay, "TC_CallCountingDelayMs", "100"),
            Number(SpinLimit, "ThreadPool_UnfairSemaphoreSpinLimit", "70"),
            new RuntimeSetting(SocketBatch, canBatchSockets && HasSocketBatch(environment, configuration) ? "true" : "false", configuration(SocketBatch) is null ? "default" : "runtimeconfig"),
            new RuntimeSetting(InlineCompletions, HasInlineCompletions(environment) ? "true" : "false", environment(InlineCompletionsVariable) is null ? "default" : "environment"),
        ];

        RuntimeSetting Switch(string name, string variable) =>
            Hexadecimal(variable) is { } number ? new(name, number != 0 ? "true" : "false", "environment")
            : configuration(name) is { } written ? new(name, IsTrue(written) ? "true" : "false", "runtimeconfig")
            : new(name, "true", "default");

        RuntimeSetting Number(string name, string variable, string otherwise) =>
            Hexadecimal(variable) is { } number ? new(name, number.ToString(CultureInfo.InvariantCulture), "environment")
            : configuration(name) is { } written ? new(name, written, "runtimeconfig")
            : new(name, otherwise, "default");

        // COMPlus_ is the older prefix, and still read.
        long? Hexadecimal(string variable)
        {
            var written = environment($"DOTNET_{variable}") ?? environment($"COMPlus_{variable}");
            var digits = written is not null && written.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? written[2..] : written;
            return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    private static bool IsTrue(string text) => text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
