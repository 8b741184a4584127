using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Dashboard.Web.Tests.Live;

/// <summary>A small client of a SignalR hub: web socket and JSON protocol, without negotiation.</summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
    private Task _reading = Task.CompletedTask;
    private int _invocations;

    /// <summary>Whether the server has ended it.</summary>
    public bool HasEnded => _reading.IsCompleted;

    /// <summary>Connects with a token in the address, as browsers do.</summary>
    public static async Task<HubConnection> ConnectAsync(Uri server, string token)
    {
        var connection = new HubConnection();
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/hubs/dashboard", Query = $"access_token={Uri.EscapeDataString(token)}" }.Uri;
        await connection._socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        await connection.WriteAsync("{\"protocol\":\"json\",\"version\":1}");
        connection._reading = connection.ReadAsync();
        await connection.NextAsync(message => !message.TryGetProperty("type", out _), "the hub answers the handshake");
        return connection;
    }

    /// <summary>Calls a method of the hub.</summary>
    /// <returns>The completion: <c>result</c> or <c>error</c>.</returns>
    public async Task<JsonElement> InvokeAsync(string method, params object[] arguments)
    {
        var id = (++_invocations).ToString();
        await WriteAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }));
        return await NextAsync(message => Type(message) == 3 && message.GetProperty("invocationId").GetString() == id, $"the hub answers {method}");
    }

    /// <summary>Waits until the hub tells of a change of a view.</summary>
    public async Task<JsonElement> ChangeAsync(string view)
    {
        var message = await NextAsync(
            message => Type(message) == 1 && message.GetProperty("arguments")[0].GetProperty("view").GetString() == view, $"the hub tells that {view} changed");
        return message.GetProperty("arguments")[0];
    }

    /// <summary>Takes what came, without waiting.</summary>
    public IReadOnlyList<JsonElement> TakeAll()
    {
        var taken = new List<JsonElement>();
        while (_messages.Reader.TryRead(out var message))
        {
            taken.Add(message);
        }

        return [.. taken.Where(message => Type(message) == 1)];
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _socket.Abort();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _socket.Dispose();
        _closing.Dispose();
    }

    private static int Type(JsonElement message) => message.TryGetProperty("type", out var type) ? type.GetInt32() : 0;

    private async Task<JsonElement> NextAsync(Func<JsonElement, bool> wanted, string sentence)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            while (true)
            {
                var message = await _messages.Reader.ReadAsync(patience.Token);
                if (wanted(message))
                {
                    return message;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Waited 30 s in vain: {sentence}");
            throw;
        }
    }

    private Task WriteAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, _closing.Token);

    private async Task ReadAsync()
    {
        var buffer = new byte[16_384];
        var text = new StringBuilder();
        while (_socket.State is WebSocketState.Open)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            var parts = text.ToString().Split(End);
            foreach (var part in parts[..^1].Where(part => part.Length > 0))
            {
                using var document = JsonDocument.Parse(part);
                _messages.Writer.TryWrite(document.RootElement.Clone());
            }

            text.Clear().Append(parts[^1]);
        }
    }
}
