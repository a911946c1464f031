using PerfTest.Planning;

namespace PerfTest.Measuring;

/// <summary>Stands before every request that a virtual user sends over a socket.</summary>
internal static class TargetGuard
{
    /// <exception cref="LoadTestException">The host may get no load. The request is not sent, and the run ends: the next one would be refused, too.</exception>
    public static void Check(Uri? address)
    {
        if (address is { IsAbsoluteUri: true, IsLoopback: false } && VirtualUser.Current is { } vu)
        {
            Check(address, vu);
        }
    }

    /// <inheritdoc cref="Check(Uri?)"/>
    public static void Check(Uri address, VirtualUser vu)
    {
        if (address.IsLoopback)
        {
            return;
        }

        if ((HttpRecorder.Of(vu)?.Hosts ?? HostPolicy.LoopbackOnly).Refusal(address) is { } refusal)
        {
            vu.StopRun(refusal);
            throw new LoadTestException(refusal);
        }
    }
}
