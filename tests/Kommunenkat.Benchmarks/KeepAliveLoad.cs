using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Kommunenkat.Benchmarks;

/// <summary>
/// Asks a server for one address over and over, on connections that stay open, and does no more with the answers than to find their
/// end: what the client costs would be taken from both sides, and make them look alike.
/// </summary>
internal sealed class KeepAliveLoad(Uri address, string headers, int connections) : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly byte[] _request = Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}\r\n");
    private readonly List<Socket> _sockets = [];

    /// <summary>Bytes of the last answer's body as they were sent.</summary>
    public int BodyLength { get; private set; }

    /// <returns>Answers per second, all connections together.</returns>
    /// <exception cref="InvalidOperationException">The server answered with anything but 200.</exception>
    public async Task<double> RunAsync(TimeSpan duration)
    {
        while (_sockets.Count < connections)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address.Host, address.Port);
            _sockets.Add(socket);
        }

        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(_sockets.Select(socket => AskUntilAsync(socket, clock, duration)));
        return answers.Sum() / clock.Elapsed.TotalSeconds;
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    private async Task<int> AskUntilAsync(Socket socket, Stopwatch clock, TimeSpan duration)
    {
        var buffer = new byte[64 * 1024];
        var answers = 0;
        while (clock.Elapsed < duration)
        {
            await socket.SendAsync(_request);
            await ReadAnswerAsync(socket, buffer);
            answers++;
        }

        return answers;
    }

    private async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var (read, headLength) = (0, -1);
        while (headLength < 0)
        {
            read += await ReceiveAsync(socket, buffer.AsMemory(read));
            headLength = buffer.AsSpan(0, read).IndexOf(EndOfHead);
        }

        var bodyLength = LengthOf(buffer.AsSpan(0, headLength));
        var left = bodyLength - (read - headLength - EndOfHead.Length);
        while (left > 0)
            left -= await ReceiveAsync(socket, buffer.AsMemory(0, Math.Min(left, buffer.Length)));
        BodyLength = bodyLength;
    }

    private static async ValueTask<int> ReceiveAsync(Socket socket, Memory<byte> buffer) =>
        await socket.ReceiveAsync(buffer) is var received and > 0 ? received : throw new InvalidOperationException("The server closed the connection.");

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var length = head.IndexOf("Content-Length: "u8);
        if (!head.StartsWith("HTTP/1.1 200 "u8) || length < 0)
            throw new InvalidOperationException($"This is no answer to measure: {Encoding.ASCII.GetString(head)}");
        var number = head[(length + "Content-Length: ".Length)..];
        var end = number.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? number : number[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
