namespace Kommunenkat.App.Submitting;

/// <summary>A submission without its answers.</summary>
public sealed record SubmissionHead(int Revision, string ReceiptNumber, DateTimeOffset SubmittedAt, string SubmittedBy)
{
    /// <summary>Stands as the submitter of what came in a file, since a file does not say who has answered.</summary>
    public const string ImportedBy = "import";

    /// <summary>Whether it came in a file and was collected elsewhere.</summary>
    public bool IsImported => SubmittedBy == ImportedBy;
}
