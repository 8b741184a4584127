namespace Dashboard.ReadSide.Questions;

/// <summary>A question that cannot be answered as it was asked; the message is a sentence for whoever asked.</summary>
public sealed class BadQuestionException(string sentence, Exception? inner = null) : ArgumentException(sentence, inner);
