namespace Kommunenkat.Web.Features.Submitting;

/// <summary>What is posted by the forms with which a response's next step is taken. Each form has some of it.</summary>
public sealed class StepForm
{
    /// <summary>How many findings the person saw.</summary>
    public int Findings { get; set; }

    public bool AcceptMissing { get; set; }

    public string? Reason { get; set; }

    /// <summary>As it was typed.</summary>
    public string? Until { get; set; }

    /// <summary>That the step is meant.</summary>
    public bool Confirm { get; set; }
}
