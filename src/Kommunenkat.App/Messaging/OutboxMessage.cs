namespace Kommunenkat.App.Messaging;

/// <summary>What a message tells of.</summary>
internal enum MessageKind
{
    /// <summary>A response was submitted.</summary>
    Receipt,

    /// <summary>A section was given to somebody.</summary>
    Section,

    /// <summary>Link and code of a sign-in: never in the outbox.</summary>
    SignIn,

    /// <summary>Somebody was given a role.</summary>
    Invitation,
}

/// <summary>One message to one person, as it lies in the outbox.</summary>
internal sealed record OutboxMessage
{
    public Guid Id { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public MessageKind Kind { get; init; }
    public required string ToName { get; init; }
    public required string ToAddress { get; init; }
    public required string Subject { get; init; }
    public required string BodyText { get; init; }
    public string? BodyHtml { get; init; }

    /// <summary>File name; null: nothing is attached.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>Media type, as application/json.</summary>
    public string? AttachmentType { get; init; }

    /// <summary>The file's text; it is sent as UTF-8, to the byte.</summary>
    public string? Attachment { get; init; }

    /// <summary>The response that the message is about.</summary>
    public Guid? ResponseId { get; init; }

    /// <summary>Not to be delivered before.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>How many times it has been claimed for delivery.</summary>
    public int Attempts { get; init; }

    /// <summary>A message that is due at once.</summary>
    public static OutboxMessage To(
        string name, string address, MessageKind kind, string subject, string text, DateTimeOffset now, Guid? responseId = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            DueAt = now,
            Kind = kind,
            ToName = name,
            ToAddress = address,
            Subject = subject,
            BodyText = text,
            ResponseId = responseId,
        };
}
