using PerfTest.Adapting;
using PerfTest.Planning;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace PerfTest.Cluster.Transport;

/// <summary>
/// A direct exchange per run. The controller's queue is bound by <c>controller</c>, an agent's by its id and by <c>all</c>. Nothing is durable: state that is seconds old is
/// worth nothing, and newer comes. Each message is confirmed by the broker.
/// </summary>
internal sealed class RabbitMqTransport : IClusterTransport
{
    private const string ToController = "controller";
    private const string ToAll = "all";

    /// <summary>What an agent has not read by then is outdated: the oldest goes.</summary>
    private const int AgentBacklog = 1_000;

    /// <summary>Beyond it the broker refuses what agents publish, which then skip a second.</summary>
    private const int ControllerBacklogBytes = 256_000_000;

    private const ushort Prefetch = 200;

    /// <summary>What may pass by itself: a controller that was killed may hold its queue for a moment still.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(500);

    private readonly BrokerAddress _address;
    private readonly string _run;
    private readonly string? _agent;
    private readonly TimeSpan _wait;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IChannel? _channel;
    private Task _connecting = Task.CompletedTask;

    /// <param name="address">Where the broker is.</param>
    /// <param name="run"><c>PERFTEST_RUN_ID</c>.</param>
    /// <param name="agent">The agent's id; null: this is the controller.</param>
    /// <param name="wait">How long the broker may not answer at the beginning.</param>
    public RabbitMqTransport(BrokerAddress address, string run, string? agent, TimeSpan wait)
    {
        _address = address;
        _run = run;
        _agent = agent;
        _wait = wait;
    }

    private string Exchange => $"perftest.{_run}";

    public async Task OpenAsync(Action<byte[]> receive, Action<bool> connected, Action<string> tell, CancellationToken cancellationToken)
    {
        _connecting = Task.Run(() => StayConnectedAsync(receive, connected, tell), CancellationToken.None);
        await _opened.Task.WaitAsync(cancellationToken);
    }

    public async Task<bool> SendAsync(string? to, byte[] body)
    {
        if (_channel is not { IsOpen: true } channel)
        {
            return false;
        }

        try
        {
            // Mandatory: what nobody can get counts as not sent. That nobody is there yet to hear what is said to all is no news.
            string key = to ?? (_agent is null ? ToAll : ToController);
            await channel.BasicPublishAsync(Exchange, key, mandatory: key != ToAll, new BasicProperties(), body, _end.Token);
            return true;
        }
        catch (Exception exception) when (exception is PublishException or AlreadyClosedException or OperationInterruptedException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task StayConnectedAsync(Action<byte[]> receive, Action<bool> connected, Action<string> tell)
    {
        DateTime begun = TimeProvider.System.GetUtcNow().UtcDateTime;
        DateTime nextLine = begun + TimeSpan.FromSeconds(5);
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await using IConnection connection = await _address.ToFactory($"PerfTest {_run} {_agent ?? ToController}").CreateConnectionAsync(_end.Token);
                await using IChannel channel = await DeclareAsync(connection, receive);
                var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                connection.ConnectionShutdownAsync += (_, _) => Lose(lost);
                channel.ChannelShutdownAsync += (_, _) => Lose(lost);
                if (channel.IsOpen)
                {
                    _channel = channel;
                    _opened.TrySetResult();
                    connected(true);
                    await lost.Task.WaitAsync(_end.Token);
                }
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
                if (!_opened.Task.IsCompleted && IsHopeless(exception, now - begun) is { } reason)
                {
                    _opened.TrySetException(new DistributionException(reason));
                    return;
                }

                if (!_opened.Task.IsCompleted && now > nextLine)
                {
                    nextLine = now + TimeSpan.FromSeconds(10);
                    tell($"waiting for the broker at {_address.Shown}: {Reason(exception)}");
                }
            }
            finally
            {
                if (_channel is not null)
                {
                    _channel = null;
                    connected(false);
                }
            }

            await Task.Delay(BetweenAttempts, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task Lose(TaskCompletionSource lost)
    {
        lost.TrySetResult();
        return Task.CompletedTask;
    }

    private async Task<IChannel> DeclareAsync(IConnection connection, Action<byte[]> receive)
    {
        IChannel channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), _end.Token);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Direct, durable: false, autoDelete: true, cancellationToken: _end.Token);
        Dictionary<string, object?> limits = _agent is null
            ? new() { ["x-max-length-bytes"] = ControllerBacklogBytes, ["x-overflow"] = "reject-publish" }
            : new() { ["x-max-length"] = AgentBacklog };

        // Exclusive: a second controller of the same run cannot be.
        QueueDeclareOk queue = await channel.QueueDeclareAsync(_agent is null ? $"{Exchange}.controller" : "", durable: false, exclusive: true, autoDelete: true, limits, cancellationToken: _end.Token);
        foreach (string key in _agent is null ? [ToController] : new[] { _agent, ToAll })
        {
            await channel.QueueBindAsync(queue.QueueName, Exchange, key, cancellationToken: _end.Token);
        }

        await channel.BasicQosAsync(0, Prefetch, global: false, _end.Token);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivered) =>
        {
            receive(delivered.Body.ToArray());
            await channel.BasicAckAsync(delivered.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: false, consumer, _end.Token);
        return channel;
    }

    /// <summary>Why waiting does not help; null: it may.</summary>
    private string? IsHopeless(Exception exception, TimeSpan waited)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                // A broker that breaks off while it is greeted may have refused the password, as old ones do, or may be busy.
                case AuthenticationFailureException:
                case PossibleAuthenticationFailureException when IsOver(waited):
                    return $"The broker at {_address.Shown} does not accept the user and password of {VariableNames.Cluster}.";
                case OperationInterruptedException { ShutdownReason.ReplyCode: 530 }:
                    return $"The broker at {_address.Shown} does not let the user of {VariableNames.Cluster} into this virtual host.";
                case OperationInterruptedException { ShutdownReason.ReplyCode: 403 }:
                    return $"The broker at {_address.Shown} does not allow the user of {VariableNames.Cluster} to declare the exchange and queues {Exchange}*.";
                case OperationInterruptedException { ShutdownReason.ReplyCode: 405 } when IsOver(waited):
                    return $"Another controller runs {Written.Quote(_run)} at the broker {_address.Shown}: give each run a {VariableNames.RunId} of its own.";
                case System.Security.Authentication.AuthenticationException:
                    return $"The broker at {_address.Shown} cannot be trusted, or does not trust this machine: {Redaction.Clean(inner.Message).TrimEnd('.')}. "
                        + $"{VariableNames.Cluster} can name files of PEM: cacertfile, the authority of the broker's certificate, and certfile and keyfile, a certificate of this machine.";
            }
        }

        return waited > _wait ? $"The broker at {_address.Shown} did not answer within {DurationText.Print(_wait)}: {Reason(exception)}" : null;
    }

    private bool IsOver(TimeSpan waited) => waited > Patience || waited > _wait;

    private string Reason(Exception exception) => Redaction.Clean(exception.GetBaseException().Message).TrimEnd('.')
        + (_address.IsAnonymous ? $". It may want a certificate of this machine: {VariableNames.Cluster} can name files of PEM, certfile and keyfile." : ".");
}
