// Left out of a quick run by --filter Category!=Acceptance.
[assembly: AssemblyTrait("Category", "Acceptance")]

// Two builds at once would write the same obj folders of src.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
