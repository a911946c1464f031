using System.Collections.Immutable;
using System.Reflection;

namespace PerfTest.Planning;

/// <summary>The process's <see cref="HostPolicy"/>. Clients are made before anybody knows for which test, so what any assembly of the process allows is allowed.</summary>
internal static class AllowedHosts
{
    private static readonly AssemblyName Core = typeof(AllowedHosts).Assembly.GetName();

    /// <param name="environment">The variables.</param>
    /// <param name="file">The settings file.</param>
    /// <param name="mistakes">A sentence for each attribute that cannot be understood.</param>
    public static HostPolicy OfProcess(PerfTestEnvironment environment, SettingFile file, out ImmutableArray<string> mistakes) =>
        HostPolicy.Of(environment, AppDomain.CurrentDomain.GetAssemblies().SelectMany(AttributesOf), out mistakes, file.AllowedHosts);

    /// <exception cref="LoadTestException">The address is neither this machine's nor allowed: how it can be allowed.</exception>
    public static void Demand(Uri address)
    {
        if (address.IsLoopback)
        {
            return;
        }

        if (OfProcess(PerfTestEnvironment.FromProcess(), SettingFiles.OfProcess(), out _).Refusal(address) is { } refusal)
        {
            throw new LoadTestException(refusal);
        }
    }

    /// <summary>Only of assemblies that know the attribute: the others need not be looked into.</summary>
    private static IEnumerable<AllowLoadAttribute> AttributesOf(Assembly assembly) =>
        !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == Core.Name) ? assembly.GetCustomAttributes<AllowLoadAttribute>() : [];
}
