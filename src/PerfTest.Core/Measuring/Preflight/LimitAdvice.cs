namespace PerfTest.Measuring;

/// <summary>What to do where the generator's machine is too small, a sentence each.</summary>
internal static class LimitAdvice
{
    public const string OpenFiles = "Raise the limit (ulimit -n 65536, in a container --ulimit nofile=65536:65536), use fewer virtual users, or Connections = LoadConnections.Shared.";

    public const string Ports = "Keep connections alive (KeepAlive = true), widen the range (sysctl net.ipv4.ip_local_port_range=\"1024 65535\"), or lower the rate.";
}
