package dev.fives.feedback.survey.model;

/**
 * What a survey may hold; values and reasons stand in {@code feedback-service.yml}.
 *
 * @param textLength characters of a question's or choice's text
 * @param answerLength characters of an answer in words
 */
public record SurveyLimits(int questions, int choices, int versions, int languages, int textLength, int answerLength) {}
