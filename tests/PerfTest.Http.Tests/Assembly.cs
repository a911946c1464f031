using PerfTest;

// Nobody has this name (RFC 2606): a request to it would not leave the machine.
[assembly: AllowLoad("api.allowed.example")]

// Runs of the real engine measure better one at a time, and their environment is the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
