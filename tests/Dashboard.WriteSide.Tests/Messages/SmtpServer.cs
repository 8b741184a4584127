using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.WriteSide.Tests.Messages;

/// <summary>A mail server on loopback that takes what it is given, unless a test wants it to answer otherwise (RFC 5321, as much as is needed).</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<string> _arrived = [];
    private readonly Task _served;
    private bool _over;

    public SmtpServer()
    {
        _listener.Start();
        _served = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is answered to a command instead of the usual; nothing closes the connection.</summary>
    public Dictionary<string, string?> Answers { get; } = [];

    /// <summary>A command, or <c>.</c> for the end of a message, that is never answered.</summary>
    public string? Silent { get; set; }

    /// <summary>Every message that was taken, or whose end was seen.</summary>
    public IReadOnlyList<string> Arrived
    {
        get
        {
            lock (_arrived)
            {
                return [.. _arrived];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_over)
        {
            return;
        }

        _over = true;
        await _end.CancelAsync();
        _listener.Stop();
        await _served;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e) when (_end.IsCancellationRequested && e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            return;
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test ready");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                var command = line.Split(' ', ':')[0].ToUpperInvariant();
                if (!await AnswerAsync(writer, command, command switch
                    {
                        "EHLO" => "250-test\r\n250-8BITMIME\r\n250 SMTPUTF8",
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 ok",
                    }))
                {
                    return;
                }

                if (command == "DATA" && !Answers.ContainsKey("DATA"))
                {
                    await TakeAsync(reader);
                    if (!await AnswerAsync(writer, ".", "250 taken"))
                    {
                        return;
                    }
                }
            }
        }
        catch (IOException)
        {
            return;
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        lock (_arrived)
        {
            _arrived.Add(mail.ToString());
        }
    }

    /// <returns>Whether the talk goes on.</returns>
    private async Task<bool> AnswerAsync(StreamWriter writer, string command, string usual)
    {
        if (Silent == command)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _end.Token);
        }

        var answer = Answers.TryGetValue(command, out var other) ? other : usual;
        if (answer is not null)
        {
            await writer.WriteLineAsync(answer);
        }

        return answer is not null;
    }
}
