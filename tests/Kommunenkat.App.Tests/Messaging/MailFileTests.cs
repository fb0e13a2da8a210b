using System.Text;
using Kommunenkat.App.Messaging;
using Kommunenkat.Testing;
using MimeKit;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

public sealed class MailFileTests : IDisposable
{
    private static readonly MailboxAddress Sender = new("Kommunenkät", "enkat@myndigheten.example");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kommunenkat-mail-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_message_is_the_same_file_to_the_byte()
    {
        var message = Message() with { BodyText = "Hej på dig", BodyHtml = "<p>Hej på dig</p>", AttachmentName = "räkning.json", AttachmentType = "application/json", Attachment = "{\"å\":\"\r\n\"}" };

        var first = await WriteAsync(message);
        var second = await WriteAsync(message);

        Assert.Equal(first, second);
        Assert.All(first, one => Assert.True(one < 0x80));
        Assert.Equal([MailFile.NameOf(message)], _folder.GetFileSystemInfos().Select(file => file.Name));
        using var mail = Read(first);
        Assert.Equal(
            ($"{message.Id:n}@myndigheten.example", ManualTime.Start.ToUnixTimeSeconds(), "auto-generated"),
            (mail.MessageId, mail.Date.ToUnixTimeSeconds(), mail.Headers[HeaderId.AutoSubmitted]));
        Assert.Equal(("Hej på dig", "<p>Hej på dig</p>", "räkning.json"), (mail.TextBody!.Trim(), mail.HtmlBody!.Trim(), ((MimePart)mail.Attachments.Single()).FileName));
    }

    [Theory]
    [InlineData("\r\nBcc: alla@lund.example\r\n")]
    [InlineData("\nBcc: alla@lund.example")]
    [InlineData("\r\n\r\nEn annan text")]
    [InlineData(" \0\u001B")]
    public async Task No_name_subject_or_file_name_begins_another_header(string more)
    {
        var message = Message($"Ämnet{more}", $"Åsa{more}") with { AttachmentName = $"fil{more}.json", AttachmentType = "application/json", Attachment = "{}" };

        var written = await WriteAsync(message);

        using var mail = Read(written);
        Assert.Equal("asa@lund.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Empty(mail.Bcc);
        Assert.Equal("Hej", mail.TextBody!.Trim());
        Assert.StartsWith("Ämnet", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(Encoding.UTF8.GetString(written).Split("\r\n"), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_section_message_tells_which_section_by_when_and_quotes_the_giver()
    {
        var given = new GivenSection(
            "Lund", "Enkäten", "2027", "2. Styrning", "Åsa Öberg", new DateOnly(2027, 3, 1), "Hej!\r\nKan du titta?\nHälsningar", "https://enkat.example/x");
        using var mail = Read(await WriteAsync(SectionMessage.Compose("Bo", "bo@lund.example", given, ManualTime.Start, null)));
        var lines = mail.TextBody!.ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("2. Styrning: ett avsnitt att svara på för Lund", mail.Subject);
        Assert.Contains("Svara senast 2027-03-01.", lines);
        Assert.Equal(["> Hej!", "> Kan du titta?", "> Hälsningar"], lines.Where(line => line.StartsWith('>')));
        Assert.Contains("Till avsnittet: https://enkat.example/x", lines);

        using var bare = Read(await WriteAsync(SectionMessage.Compose(
            "Bo", "bo@lund.example", given with { DueDay = null, Message = null, Link = null }, ManualTime.Start, null)));
        Assert.DoesNotContain("senast", bare.TextBody!, StringComparison.Ordinal);
        Assert.DoesNotContain("\n>", bare.TextBody!, StringComparison.Ordinal);
    }

    private static OutboxMessage Message(string subject = "Ämnet", string name = "Åsa Öberg") =>
        OutboxMessage.To(name, "asa@lund.example", MessageKind.Receipt, subject, "Hej", ManualTime.Start);

    private async Task<byte[]> WriteAsync(OutboxMessage message)
    {
        await MailFile.WriteAsync(message, new MailSettings(_folder.FullName, Sender), _folder.FullName);
        return await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, MailFile.NameOf(message)));
    }

    private static MimeMessage Read(byte[] file) => MimeMessage.Load(new MemoryStream(file));
}
