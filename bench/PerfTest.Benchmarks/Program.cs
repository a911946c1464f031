using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/PerfTest.Benchmarks -- --filter '*Record*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
