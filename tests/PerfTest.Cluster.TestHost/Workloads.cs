namespace PerfTest.Cluster.TestHost;

internal static class Workloads
{
    public static void Configure(LoadBuilder load, string workload)
    {
        // Every fiftieth iteration fails, as it is meant to.
        load.Threshold("iteration_failed<10%").GracefulStop("2s").Warmup("0s");
        switch (workload)
        {
            case "rate":
                load.Rate("3000/s").Duration("5s").MaxVus(150);
                break;
            case "ramp":
                load.StartVus(0).Stage("3s", 14).Stage("2s", 14).Stage("2s", 3);
                break;
            case "long":
                load.Rate("300/s").Duration("60s").MaxVus(30);
                break;
            case "aborting":
                load.Rate("300/s").Duration("60s").MaxVus(30).Threshold("orders: count<1500", abortOnFail: true);
                break;
            case "half":
                load.Rate("300/s").Duration("25s").MaxVus(30);
                break;
            default:
                throw new ArgumentException($"There is no workload '{workload}'.", nameof(workload));
        }
    }
}
