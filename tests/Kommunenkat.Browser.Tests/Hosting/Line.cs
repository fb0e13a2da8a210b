using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kommunenkat.Browser.Tests.Hosting;

/// <summary>
/// A network line to a server: it can be slow, and it can be cut as by a lost radio link. Then nothing comes through and nobody is
/// told; what was connected is gone when the line is mended.
/// </summary>
internal sealed class Line : IDisposable
{
    private readonly Uri _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, byte> _clients = [];
    private volatile TaskCompletionSource? _cut;

    public Line(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How long everything takes on its way, each way.</summary>
    public TimeSpan Delay { get; set; }

    public void Cut() => _cut ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend()
    {
        foreach (var client in _clients.Keys)
            client.Client.Close(0); // a reset, as of a connection that nobody knows any more
        var cut = _cut;
        _cut = null;
        cut?.SetResult();
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        foreach (var client in _clients.Keys)
            client.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        _clients[client] = 0;
        try
        {
            await WhileCutAsync();
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _server.Port, _end.Token);
            await Task.WhenAny(
                PassAsync(client.GetStream(), server.GetStream()),
                PassAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Either end is gone: so is the other.
        }
        finally
        {
            _clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _end.Token) is var count and > 0)
        {
            await WhileCutAsync();
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, _end.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private async Task WhileCutAsync()
    {
        if (_cut is { } cut)
            await cut.Task.WaitAsync(_end.Token);
    }
}
