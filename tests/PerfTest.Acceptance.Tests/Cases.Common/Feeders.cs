using PerfTest;

namespace Cases;

public class Feeders
{
    private static readonly Feeder<User> Users = Feeder.FromCsv<User>(Written("name,age\n\"Ann, the first\",41\nBob,7\nCid,8\n"), FeedOrder.Queue);

    [LoadTest(Vus = 2, Duration = "10m", Warmup = "0s")]
    public async Task A_queue_ends_the_run(VirtualUser vu)
    {
        User user = Users.Next(vu);
        Marks.Add("queue", $"{user.Name} {user.Age}");
        await vu.ThinkAsync(TimeSpan.FromMilliseconds(50));
    }

    private static string Written(string text)
    {
        string file = Path.Combine(AppContext.BaseDirectory, $"users-{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, text);
        return file;
    }

    public sealed record User(string Name, int Age);
}

public class WrongFeeders
{
    private readonly Feeder<FeederRow> _missing = Feeder.FromCsv("no-such-file.csv");
    private readonly Feeder<int> _few = Feeder.From([1, 2, 3], FeedOrder.UniquePerVu);

    [LoadTest(Vus = 4, Duration = "10s")]
    [Threshold("p95<fast")]
    public Task Everything_is_wrong(VirtualUser vu) => Task.FromResult((_missing.Next(vu), _few.Next(vu)));
}
