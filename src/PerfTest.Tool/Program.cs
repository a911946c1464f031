return PerfTest.Tool.PerfTestCommand.Run(args, Console.Out, Console.Error);
