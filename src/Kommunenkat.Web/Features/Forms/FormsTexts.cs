namespace Kommunenkat.Web.Features.Forms;

/// <summary>Stands for the texts in <c>FormsTexts.resx</c> (Swedish) and <c>FormsTexts.en.resx</c>.</summary>
public sealed class FormsTexts;
