using System.Text;
using MimeKit;

namespace Kommunenkat.App.Messaging;

/// <summary>
/// A message as mail (RFC 5322). The same message is the same mail to the byte, with the same Message-ID and file name, however
/// often it is made: what is delivered twice can be told to be one.
/// </summary>
internal static class MailFile
{
    private static readonly FormatOptions Format = new() { NewLineFormat = NewLineFormat.Dos, EnsureNewLine = true };

    public static string NameOf(OutboxMessage message) =>
        FormattableString.Invariant($"{message.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{message.Id:n}.eml");

    /// <exception cref="FormatException">The message cannot be addressed.</exception>
    public static MimeMessage Of(OutboxMessage message, MailboxAddress sender)
    {
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id:n}@{sender.Domain}",
            Date = message.CreatedAt,
            Subject = OneLine(message.Subject),
            Body = Content(message),
        };
        mail.From.Add(sender);
        mail.To.Add(Recipient(message));
        // Answering machines are not to answer, RFC 3834.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        // So that å, ä and ö arrive by whatever servers there are on the way.
        mail.Prepare(EncodingConstraint.SevenBit);
        return mail;
    }

    /// <summary>Writes the message whole or not at all: who looks into the folder never meets half a file.</summary>
    public static async Task WriteAsync(OutboxMessage message, MailSettings settings, string folder)
    {
        using var mail = Of(message, settings.Sender);
        Directory.CreateDirectory(folder);
        var name = NameOf(message);
        var temporary = Path.Combine(folder, $".{name}.{Guid.CreateVersion7():n}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await mail.WriteToAsync(Format, file);
                // On disk before the outbox says that it is delivered.
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path.Combine(folder, name), overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Nothing but one address: a text that says more could name further recipients.</summary>
    private static MailboxAddress Recipient(OutboxMessage message) =>
        EmailAddress.Parse(message.ToAddress) is { } address
            ? new MailboxAddress(OneLine(message.ToName), address.Address)
            : throw new FormatException("The recipient's address is no e-mail address.");

    private static MimeEntity Content(OutboxMessage message)
    {
        MimeEntity body = new TextPart("plain") { Text = message.BodyText };
        if (message.BodyHtml is { } html)
            body = new MultipartAlternative(body, new TextPart("html") { Text = html }) { Boundary = $"=_a_{message.Id:n}" };
        return message is { Attachment: { } attachment, AttachmentName: { } name, AttachmentType: { } type }
            ? new Multipart("mixed", body, Attached(attachment, name, type)) { Boundary = $"=_m_{message.Id:n}" }
            : body;
    }

    private static MimePart Attached(string content, string name, string type) => new(ContentType.Parse(type))
    {
        // Encoded, so that no mail program on the way changes a line break: a checksum may be of these bytes.
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        FileName = OneLine(name),
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(content))),
    };

    /// <summary>A header is one line; a line break in it would begin another.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
