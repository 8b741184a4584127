using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>A wire between browser and dashboard that a test can cut and mend: a forwarder of TCP connections.</summary>
internal sealed class CutTheWire : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly ConcurrentDictionary<TcpClient, bool> _ends = [];
    private readonly CancellationTokenSource _stop = new();
    private TcpListener _listener;
    private Task _accepting;

    public CutTheWire(Uri server)
    {
        _server = server;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>The dashboard's address at the browser's end.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/");

    private int Port { get; }

    /// <summary>Ends every connection and takes no new one.</summary>
    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var end in _ends.Keys)
        {
            end.Dispose();
        }

        _ends.Clear();
    }

    /// <summary>Takes connections again, at the same address.</summary>
    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port) { ExclusiveAddressUse = false };
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await CutAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var browser = await listener.AcceptTcpClientAsync(_stop.Token);
                _ = ForwardAsync(browser);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The wire was cut.
        }
    }

    private async Task ForwardAsync(TcpClient browser)
    {
        using var server = new TcpClient();
        using (browser)
        {
            _ends[browser] = _ends[server] = true;
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                await using var near = browser.GetStream();
                await using var far = server.GetStream();
                await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // One of the ends is gone; so is the connection.
            }
            finally
            {
                _ends.TryRemove(browser, out _);
                _ends.TryRemove(server, out _);
            }
        }
    }
}
