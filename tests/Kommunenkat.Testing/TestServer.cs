using System.Net.Sockets;
using Testcontainers.MsSql;

namespace Kommunenkat.Testing;

/// <summary>
/// The SQL Server that tests run on: the one of <c>KOMMUNENKAT_TEST_SQLSERVER</c>, else one in a container where Docker
/// answers, else none and the reason.
/// </summary>
public sealed record TestServer(string? ConnectionString, string? MissingBecause)
{
    public const string Variable = "KOMMUNENKAT_TEST_SQLSERVER";

    private static readonly TimeSpan DockerPatience = TimeSpan.FromSeconds(1);

    private static readonly Lazy<Task<TestServer>> Found = new(LookAsync);

    /// <summary>Looked for once in a test run.</summary>
    public static Task<TestServer> FindAsync() => Found.Value;

    private static async Task<TestServer> LookAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } connectionString)
            return new TestServer(connectionString, null);
        if (!await DockerAnswersAsync())
            return new TestServer(null, $"No SQL Server: {Variable} is not set and Docker does not answer.");
        try
        {
            // Never stopped by us: Testcontainers removes it when the test process has ended.
            var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
            await container.StartAsync();
            return new TestServer(container.GetConnectionString(), null);
        }
        catch (Exception exception)
        {
            return new TestServer(null, $"No SQL Server: {Variable} is not set and Docker could not start one: {exception.Message}");
        }
    }

    /// <summary>Testcontainers itself takes many seconds to find out that there is no Docker.</summary>
    private static async Task<bool> DockerAnswersAsync()
    {
        var host = new Uri(Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 } named ? named
            : OperatingSystem.IsWindows() ? "npipe://./pipe/docker_engine"
            : "unix:///var/run/docker.sock");
        if (host.Scheme == "npipe")
            return File.Exists(@"\\.\pipe\docker_engine");
        try
        {
            using var patience = new CancellationTokenSource(DockerPatience);
            using var socket = host.Scheme == "unix"
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (host.Scheme == "unix")
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(host.AbsolutePath), patience.Token);
            else
                await socket.ConnectAsync(host.Host, host.Port, patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
