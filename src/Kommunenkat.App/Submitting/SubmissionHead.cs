namespace Kommunenkat.App.Submitting;

/// <summary>A submission without its answers.</summary>
public sealed record SubmissionHead(int Revision, string ReceiptNumber, DateTimeOffset SubmittedAt, string SubmittedBy);
