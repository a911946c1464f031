namespace PerfTest.Measuring;

/// <summary>What has arrived of a body that nobody has read and that is about to be let go of.</summary>
internal static class UnreadBody
{
    private const int Part = 512;

    /// <summary>Does not wait: an error's body usually comes with its headers. Where it does not, the connection is closed, once per kind of error.</summary>
    public static void AddTo(BodySample sample, HttpContent content)
    {
        try
        {
            var opening = content.ReadAsStreamAsync();
            if (!opening.IsCompletedSuccessfully)
            {
                return;
            }

            using var giveUp = new CancellationTokenSource();
            var buffer = new byte[Part];
            while (!sample.IsFull)
            {
                Task<int> reading = opening.Result.ReadAsync(buffer, giveUp.Token).AsTask();
                if (!reading.IsCompletedSuccessfully)
                {
                    giveUp.Cancel();
                    Forget(reading);
                    return;
                }

                if (reading.Result == 0)
                {
                    return;
                }

                sample.Add(buffer.AsSpan(0, reading.Result));
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // It is a sample for the report: where there is none, the report has none.
        }
    }

    /// <summary>It ends with the cancellation; nobody waits for it.</summary>
    private static void Forget(Task<int> reading) =>
        reading.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
