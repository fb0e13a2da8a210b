using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Kommunenkat.Testing;

/// <summary>A real mail server on this machine that keeps what it is sent.</summary>
public sealed class MailCatcher : IAsyncDisposable
{
    public const string User = "kommunenkat", Password = "hemligt";

    private readonly CancellationTokenSource _stop = new();
    private readonly Store _store = new();
    private readonly Task _running;

    /// <param name="withCertificate">Whether it offers STARTTLS, with a certificate that nobody has signed, and asks who is there.</param>
    public MailCatcher(bool withCertificate = false)
    {
        Port = FreePort();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(_store);
        services.Add(new DelegatingUserAuthenticator((user, password) => user == User && password == Password));
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port));
            if (withCertificate)
                endpoint.Certificate(SelfSigned()).AuthenticationRequired();
        }).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyList<CaughtMail> Mails => [.. _store.Mails];

    /// <summary>How many of the next messages are refused for the moment.</summary>
    public int Refusals
    {
        get => _store.Refusals;
        set => _store.Refusals = value;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }

        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(ManualTime.Start, ManualTime.Start.AddYears(20));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    private sealed class Store : MessageStore
    {
        private int _refusals;

        public ConcurrentQueue<CaughtMail> Mails { get; } = [];

        public int Refusals
        {
            get => Volatile.Read(ref _refusals);
            set => Volatile.Write(ref _refusals, value);
        }

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref _refusals) >= 0)
                return new SmtpResponse(SmtpReplyCode.InsufficientStorage, "try again");
            using var content = new MemoryStream(buffer.ToArray());
            var message = await MimeMessage.LoadAsync(content, cancellationToken);
            Mails.Enqueue(new CaughtMail([.. transaction.To.Select(address => address.AsAddress())], transaction.From.AsAddress(), message));
            return SmtpResponse.Ok;
        }
    }
}

/// <summary>One message that has arrived.</summary>
/// <param name="Recipients">Whom the envelope names, whatever the message says.</param>
public sealed record CaughtMail(IReadOnlyList<string> Recipients, string From, MimeMessage Message);
