using Kommunenkat.App.Messaging;
using Kommunenkat.Testing;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

public sealed class MailTransportTests
{
    private static readonly MailboxAddress Sender = new("Kommunenkät", "enkat@myndigheten.example");

    [Fact]
    public async Task A_message_arrives_at_a_mail_server_as_it_was_written()
    {
        await using var catcher = new MailCatcher();

        await TransportTo(catcher).SendAsync(Message(), TestContext.Current.CancellationToken);

        var caught = Assert.Single(catcher.Mails);
        Assert.Equal(("asa@lund.example", "enkat@myndigheten.example"), (Assert.Single(caught.Recipients), caught.From));
        Assert.Equal(("Åsa Öberg", "Räksmörgås", "Hej Åsa!\n.\nSlut"), (
            caught.Message.To.Mailboxes.Single().Name, caught.Message.Subject, caught.Message.TextBody!.ReplaceLineEndings("\n").Trim()));
        Assert.Equal("Kommunenkät", caught.Message.From.Mailboxes.Single().Name);
    }

    [Theory]
    [InlineData("asa@lund.example", "Åsa\r\nBcc: alla@lund.example")]
    [InlineData("asa@lund.example", "Åsa\" <alla@lund.example>, \"")]
    public async Task No_name_adds_a_recipient(string address, string name)
    {
        await using var catcher = new MailCatcher();

        await TransportTo(catcher).SendAsync(Message(address, name), TestContext.Current.CancellationToken);

        var caught = Assert.Single(catcher.Mails);
        Assert.Equal(["asa@lund.example"], caught.Recipients);
        Assert.Equal(["asa@lund.example"], caught.Message.To.Mailboxes.Concat(caught.Message.Bcc.Mailboxes).Select(mailbox => mailbox.Address));
    }

    [Theory]
    [InlineData("asa@lund.example\r\nRCPT TO:<alla@lund.example>")]
    [InlineData("asa@lund.example,alla@lund.example")]
    [InlineData("Åsa <asa@lund.example>")]
    [InlineData("asa")]
    public async Task What_is_no_single_address_is_never_sent(string address)
    {
        await using var catcher = new MailCatcher();

        await Assert.ThrowsAsync<FormatException>(() => TransportTo(catcher).SendAsync(Message(address), TestContext.Current.CancellationToken));

        Assert.Empty(catcher.Mails);
    }

    [Fact]
    public async Task Where_the_way_is_to_be_secret_nothing_is_sent_in_clear_or_to_a_server_that_nobody_vouches_for()
    {
        await using var clear = new MailCatcher();
        await using var unknown = new MailCatcher(withCertificate: true);

        await Assert.ThrowsAsync<NotSupportedException>(() => TransportTo(clear, SmtpSecurity.StartTls).SendAsync(Message(), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<SslHandshakeException>(() => TransportTo(unknown, SmtpSecurity.StartTls).SendAsync(Message(), TestContext.Current.CancellationToken));

        Assert.Empty(clear.Mails);
        Assert.Empty(unknown.Mails);
    }

    [Fact]
    public async Task Immediate_mail_is_tried_three_times_and_then_given_up()
    {
        await using var catcher = new MailCatcher { Refusals = 2 };
        var time = new ManualTime();
        var mail = new ImmediateMail(TransportTo(catcher), time, NullLogger<ImmediateMail>.Instance);
        using var stop = new CancellationTokenSource();
        var running = mail.RunAsync(stop.Token);

        mail.Add(Message(subject: "Tredje gången gillt"));
        await PassAsync(time, () => catcher.Mails.Count == 1);
        catcher.Refusals = 1 + ImmediateMail.Pauses.Count;
        mail.Add(Message(subject: "Aldrig framme"));
        await PassAsync(time, () => catcher.Refusals == 0);
        mail.Add(Message(subject: "Nästa"));
        await PassAsync(time, () => catcher.Mails.Count == 2);

        Assert.Equal(["Tredje gången gillt", "Nästa"], catcher.Mails.Select(caught => caught.Message.Subject));
        await stop.CancelAsync();
        await running;
    }

    /// <summary>The work goes on in threads of its own; the clock stands still but for these steps.</summary>
    private static async Task PassAsync(ManualTime time, Func<bool> isSo)
    {
        for (var i = 0; i < 200 && !isSo(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            time.Advance(ImmediateMail.Pauses[^1]);
        }

        Assert.True(isSo());
    }

    private static MailTransport TransportTo(MailCatcher catcher, SmtpSecurity security = SmtpSecurity.None) =>
        new(new MailSettings(null, Sender, new MailServer("localhost", catcher.Port, security, null, null)));

    private static OutboxMessage Message(string address = "asa@lund.example", string name = "Åsa Öberg", string subject = "Räksmörgås") =>
        OutboxMessage.To(name, address, MessageKind.SignIn, subject, "Hej Åsa!\n.\nSlut", ManualTime.Start);
}
