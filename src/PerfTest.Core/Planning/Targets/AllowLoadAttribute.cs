namespace PerfTest;

/// <summary>Allows load on a host that is not this machine: <c>[assembly: AllowLoad("api.staging.example")]</c> in the test project.</summary>
/// <remarks>
/// Without it, such a host gets load only if it came from <c>PERFTEST_BASE_URL</c> or is in <c>PERFTEST_ALLOW_HOSTS</c>. Allow what is yours, and never what
/// other people work with.
/// </remarks>
/// <param name="host">
/// A host name or address, <c>api.staging.example</c>; with a port, <c>api.staging.example:8443</c>, only that port; <c>*.staging.example</c> is every host
/// below <c>staging.example</c>, itself not included.
/// </param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AllowLoadAttribute(string host) : Attribute
{
    /// <summary>The host as it was written.</summary>
    public string Host { get; } = host;
}
