// The hardest case for exclusivity, for the fixtures that these tests run within NUnit.
[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.All)]

// NUnit replaces Console.Out and keeps its run parameters in a static: one inner run at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
