namespace Kommunenkat.Web.Features.Colleagues;

/// <summary>What is posted when a section is given or taken back, as it was typed.</summary>
public sealed class AssignForm
{
    public string? Section { get; set; }

    public string? Person { get; set; }

    public string? DueDay { get; set; }

    public string? Message { get; set; }

    /// <summary>Section and person of the button that takes back, joined by <c>|</c>.</summary>
    public string? Taken { get; set; }
}
